using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Text;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.DriftPolicies.Habits;

/// <summary>Inputs do not depend on the revision; what the model says does, and values of two revisions are not compared as one.</summary>
internal static class RevisionSplit
{
    /// <returns>Why a window that is not of the serving revision alone is not judged, and when one is; null when it may be.</returns>
    public static string? Problem(DriftFacts facts, SignalKind kind)
    {
        if (kind is SignalKind.Feature || facts.Serving is not { PromotedAt: { } promoted } serving || promoted <= facts.At - facts.Window)
            return null;
        var next = $"the next comparable window ends at {TimeText.Of(DriftSchedule.NotBefore(promoted + facts.Window, facts.Interval))}";
        return promoted >= facts.At
            ? $"the window ended at {TimeText.Of(facts.At)}, before revision {serving.Hash} was promoted; {next}"
            : $"the window spans the promotion of revision {serving.Hash}{(IsFirst(facts, promoted) ? "" : ", and values of two revisions are not compared as one")}; {next}";
    }

    /// <summary>Whether one revision alone served from one time to another, as far as that is remembered.</summary>
    public static bool IsOfOne(IEnumerable<RevisionStatus>? revisions, DateTimeOffset from, DateTimeOffset to)
    {
        var promoted = (revisions ?? []).Select(r => r.PromotedAt).OfType<DateTimeOffset>().ToList();
        return promoted.Exists(at => at <= from) && !promoted.Exists(at => at > from && at < to);
    }

    /// <summary>As far as is remembered: then nothing is said of another one.</summary>
    private static bool IsFirst(DriftFacts facts, DateTimeOffset promoted) =>
        facts.Model!.Status!.Revisions.All(r => r.PromotedAt is null || r.PromotedAt == promoted);
}
