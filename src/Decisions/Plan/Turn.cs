using System.Collections.Immutable;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Standing;
using MlOps.Decisions.State;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Plan;

/// <summary>
/// One pass over one model: what was seen, the status that follows from it, and at most one effect. The effect is carried
/// out only when the status already says it, so the intent is always saved before.
/// </summary>
public sealed record Turn(ModelWorld World, ModelDeploymentStatus Status)
{
    public Effect? Effect { get; init; }

    public ImmutableList<Notice> Notices { get; init; } = [];

    /// <summary>Look again after this time even if nothing changes.</summary>
    public TimeSpan? Wake { get; init; }

    /// <summary>The spec cannot be acted on; what runs goes on running.</summary>
    public bool SpecRefused { get; init; }

    /// <summary>A decision needs the paired probes of these revisions.</summary>
    public ProbeOrder? Probe { get; init; }

    /// <summary>Whether an action has effects to come.</summary>
    public bool IsActing => UnderWay.Of(Status) is not null;

    public DateTimeOffset Now => World.Now;

    /// <summary>
    /// The first effect wins, because rules are ordered by urgency. An effect that the API server has just refused backs off, so that it does not
    /// block those after it.
    /// </summary>
    public Turn Do(Effect effect)
    {
        if (World.Refused.FirstOrDefault(r => r.Effect == effect.Describe()) is { } refused && Now < refused.RetryAt)
            return WakeAt(refused.RetryAt);
        return Effect is null ? this with { Effect = effect } : this;
    }

    public Turn Tell(Notice notice) => this with { Notices = Notices.Add(notice) };

    public Turn WakeIn(TimeSpan delay)
    {
        var wait = delay < TimeSpan.FromMilliseconds(50) ? TimeSpan.FromMilliseconds(50) : delay;
        return Wake is { } known && known <= wait ? this : this with { Wake = wait };
    }

    /// <summary>A time in the past wakes nothing: this pass already decided whatever depended on it.</summary>
    public Turn WakeAt(DateTimeOffset? at) => at > Now ? WakeIn(at.Value - Now) : this;

    public Turn Change(Func<ModelDeploymentStatus, ModelDeploymentStatus> change) => this with { Status = change(Status) };

    public RevisionStatus? Revision(string? hash) => Status.Revisions.FirstOrDefault(r => r.Hash == hash);

    public Turn ChangeRevision(string hash, Func<RevisionStatus, RevisionStatus> change) =>
        Change(s => s with { Revisions = [.. s.Revisions.Select(r => r.Hash == hash ? change(r) : r)] });
}
