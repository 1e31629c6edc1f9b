using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Controllers.Models.World;

namespace MlOps.Operator.Decisions;

/// <summary>
/// The revision that was proven good, understands the same inputs, lost the traffic not too long ago, and of these served last: a person
/// who went back from a newer good version on purpose does not want that one.
/// </summary>
internal static class RollbackTarget
{
    /// <summary>Counted from when the revision lost the traffic, however long ago it got it: what it depends on may have changed since.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(30);

    /// <param name="world">What is.</param>
    /// <param name="status">What is known of the revisions.</param>
    /// <param name="leaving">The hash of the revision that loses the traffic.</param>
    public static RevisionStatus? Choose(ModelWorld world, ModelDeploymentStatus status, string leaving) =>
        Eligible(world, status, leaving).FirstOrDefault();

    /// <summary>All that a rollback may go to, the best first.</summary>
    public static IEnumerable<RevisionStatus> Eligible(ModelWorld world, ModelDeploymentStatus status, string leaving)
    {
        var key = world.RevisionObject(leaving)?.Revision.CompatibilityKey;
        return status.Revisions
            .Where(r => r.Hash != leaving && r.GoodSince is not null && r.State is RevisionState.Good or RevisionState.Retired)
            .OrderByDescending(r => r.PromotedAt ?? r.GoodSince)
            .Take(world.Rollback.WindowRevisions)
            .Where(r => world.Now - LastServed(status, r) <= MaxAge)
            .Where(r => world.RevisionObject(r.Hash) is { } kept && kept.Revision.CompatibilityKey == key);
    }

    /// <summary>Where it was not recorded, the next promotion after its own took its traffic.</summary>
    private static DateTimeOffset? LastServed(ModelDeploymentStatus status, RevisionStatus revision) =>
        revision.ServedUntil
        ?? status.Revisions.Where(r => r.PromotionSeq > revision.PromotionSeq && r.PromotedAt is not null).Min(r => r.PromotedAt)
        ?? revision.PromotedAt ?? revision.GoodSince;
}
