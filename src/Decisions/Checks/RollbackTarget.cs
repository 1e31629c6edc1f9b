using MlOps.Decisions.State;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Checks;

/// <summary>
/// Chooses the known good revision that understands the same inputs, lost the traffic recently enough, and served last: a person who went
/// back from a newer good version on purpose does not want that one.
/// </summary>
internal static class RollbackTarget
{
    /// <summary>
    /// Counted from when the revision lost the traffic, not from when it got it: its dependencies may have changed since.
    /// </summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(30);

    /// <param name="state">What is.</param>
    /// <param name="status">What is known of the revisions.</param>
    /// <param name="leaving">The hash of the revision that loses the traffic.</param>
    public static RevisionStatus? Choose(ModelState state, ModelDeploymentStatus status, string leaving) =>
        Eligible(state, status, leaving).FirstOrDefault();

    /// <summary>All valid rollback targets, the best first.</summary>
    public static IEnumerable<RevisionStatus> Eligible(ModelState state, ModelDeploymentStatus status, string leaving)
    {
        var key = state.RevisionObject(leaving)?.Revision.CompatibilityKey;
        return status
            .Revisions.Where(r => r.Hash != leaving && r.GoodSince is not null && r.State is RevisionState.Good or RevisionState.Retired)
            .OrderByDescending(r => r.PromotedAt ?? r.GoodSince)
            .Take(state.Rollback.WindowRevisions)
            .Where(r => state.Now - LastServed(status, r) <= MaxAge)
            .Where(r => state.RevisionObject(r.Hash) is { } kept && kept.Revision.CompatibilityKey == key);
    }

    /// <summary>If it was not recorded, the next promotion after its own took the traffic.</summary>
    private static DateTimeOffset? LastServed(ModelDeploymentStatus status, RevisionStatus revision) =>
        revision.ServedUntil
        ?? status.Revisions.Where(r => r.PromotionSeq > revision.PromotionSeq && r.PromotedAt is not null).Min(r => r.PromotedAt)
        ?? revision.PromotedAt
        ?? revision.GoodSince;
}
