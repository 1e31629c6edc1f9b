using System.Collections.Immutable;
using MlOps.Decisions.Checks;
using MlOps.Decisions.Effects;
using MlOps.Decisions.State;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Plan;

/// <summary>
/// One pass over one model: what was seen, the status that follows from it, and at most one effect. The effect is carried
/// out only when the status already says it, so the intent is always saved before.
/// </summary>
public sealed record ReconcilePlan(ModelState State, ModelDeploymentStatus Status)
{
    public Effect? Effect { get; init; }

    public ImmutableList<EventRecord> Events { get; init; } = [];

    /// <summary>Look again after this time even if nothing changes.</summary>
    public TimeSpan? Requeue { get; init; }

    /// <summary>The spec cannot be acted on; what runs keeps running.</summary>
    public bool SpecRefused { get; init; }

    /// <summary>A decision needs the paired probes of these revisions.</summary>
    public ProbeOrder? Probe { get; init; }

    /// <summary>Whether an action has effects to come.</summary>
    public bool IsActing => UnderWay.Of(Status) is not null;

    public DateTimeOffset Now => State.Now;

    /// <summary>
    /// The first effect wins, because rules are ordered by urgency. An effect that the API server has just refused backs off, so that it
    /// does not block those after it.
    /// </summary>
    public ReconcilePlan WithEffect(Effect effect)
    {
        if (State.Refused.FirstOrDefault(r => r.Effect == effect.Describe()) is { } refused && Now < refused.RetryAt)
            return RequeueAt(refused.RetryAt);
        return Effect is null ? this with { Effect = effect } : this;
    }

    public ReconcilePlan WithEvent(EventRecord record) => this with { Events = Events.Add(record) };

    public ReconcilePlan RequeueAfter(TimeSpan delay)
    {
        var wait = delay < TimeSpan.FromMilliseconds(50) ? TimeSpan.FromMilliseconds(50) : delay;
        return Requeue is { } known && known <= wait ? this : this with { Requeue = wait };
    }

    /// <summary>A time in the past wakes nothing: this pass already decided whatever depended on it.</summary>
    public ReconcilePlan RequeueAt(DateTimeOffset? at) => at > Now ? RequeueAfter(at.Value - Now) : this;

    public ReconcilePlan Change(Func<ModelDeploymentStatus, ModelDeploymentStatus> change) => this with { Status = change(Status) };

    public RevisionStatus? Revision(string? hash) => Status.Revisions.FirstOrDefault(r => r.Hash == hash);

    public ReconcilePlan ChangeRevision(string hash, Func<RevisionStatus, RevisionStatus> change) =>
        Change(s => s with { Revisions = [.. s.Revisions.Select(r => r.Hash == hash ? change(r) : r)] });
}
