using MlOps.Entities.ModelDeployments;

namespace MlOps.Operator.Decisions;

/// <summary>
/// The revision that was proven good, understands the same inputs, is not too old, and of these served last: whoever went back
/// from a newer good version on purpose does not want that one.
/// </summary>
internal static class RollbackTarget
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(30);

    public static RevisionStatus? Choose(RollbackCase c)
    {
        var key = c.World.RevisionObject(c.Request.Revision)?.Revision.CompatibilityKey;
        return c.Status.Revisions
            .Where(r => r.Hash != c.Request.Revision && r.GoodSince is not null && r.State is RevisionState.Good or RevisionState.Retired)
            .OrderByDescending(r => r.PromotedAt ?? r.GoodSince)
            .Take(c.World.Rollback.WindowRevisions)
            .Where(r => r.Hash != c.Request.Revision && r.GoodSince is not null && c.World.Now - (r.PromotedAt ?? r.GoodSince) <= MaxAge)
            .FirstOrDefault(r => c.World.RevisionObject(r.Hash) is { } kept && kept.Revision.CompatibilityKey == key);
    }
}
