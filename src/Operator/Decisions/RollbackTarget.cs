using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Controllers.Models.World;

namespace MlOps.Operator.Decisions;

/// <summary>
/// The revision that was proven good, understands the same inputs, is not too old, and of these served last: whoever went back
/// from a newer good version on purpose does not want that one.
/// </summary>
internal static class RollbackTarget
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(30);

    public static RevisionStatus? Choose(RollbackCase c) => Choose(c.World, c.Status, c.Request.Revision);

    /// <param name="world">What is.</param>
    /// <param name="status">What is known of the revisions.</param>
    /// <param name="leaving">The hash of the revision that shall lose the traffic.</param>
    public static RevisionStatus? Choose(ModelWorld world, ModelDeploymentStatus status, string leaving)
    {
        var key = world.RevisionObject(leaving)?.Revision.CompatibilityKey;
        return status.Revisions
            .Where(r => r.Hash != leaving && r.GoodSince is not null && r.State is RevisionState.Good or RevisionState.Retired)
            .OrderByDescending(r => r.PromotedAt ?? r.GoodSince)
            .Take(world.Rollback.WindowRevisions)
            .Where(r => world.Now - (r.PromotedAt ?? r.GoodSince) <= MaxAge)
            .FirstOrDefault(r => world.RevisionObject(r.Hash) is { } kept && kept.Revision.CompatibilityKey == key);
    }
}
