using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Controllers.DriftPolicies.Judging;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering;

/// <summary>Inputs do not depend on the revision; what the model says does, and what two revisions say is not compared as one.</summary>
internal static class RevisionSplit
{
    /// <returns>Why a window that spans a promotion is not judged; null when it may be.</returns>
    public static string? Problem(DriftFacts facts, SignalKind kind) =>
        kind is not SignalKind.Feature && facts.Serving?.PromotedAt is { } promoted && promoted > facts.At - facts.Window
            ? $"the window spans the promotion of revision {facts.Serving.Hash}, and what two revisions say is not compared as one"
            : null;

    /// <summary>Whether one revision alone served from one time to another, as far as that is remembered.</summary>
    public static bool IsOfOne(IEnumerable<RevisionStatus>? revisions, DateTimeOffset from, DateTimeOffset to)
    {
        var promoted = (revisions ?? []).Select(r => r.PromotedAt).OfType<DateTimeOffset>().ToList();
        return promoted.Exists(at => at <= from) && !promoted.Exists(at => at > from && at < to);
    }
}
