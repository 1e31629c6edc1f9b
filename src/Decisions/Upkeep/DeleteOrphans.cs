using MlOps.Decisions.Actions.Isolation;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;

namespace MlOps.Decisions.Upkeep;

/// <summary>
/// Deletes the Deployment and the Service of a revision whose record somebody else deleted. It is in no list of revisions, so nothing would ever stop
/// its pods or select it again. What it was is lost as well, so it runs as long as a good one, and longer during trouble: a person may select it.
/// </summary>
internal static class DeleteOrphans
{
    public static Turn Apply(Turn turn)
    {
        if (turn.IsActing || turn.SpecRefused || turn.Status.OverriddenSince is not null || KeepCapacity.IsTroubled(turn))
            return turn;
        var orphans = Orphans(turn).ToList();
        if (orphans.Count == 0 || RetireRevisions.RetireGoodAt(turn) is not { } at)
            return turn;
        return turn.Now < at ? turn.WakeAt(at) : orphans.Aggregate(turn, (t, orphan) => t.Do(orphan));
    }

    private static IEnumerable<DeleteChild> Orphans(Turn turn)
    {
        var fallback = ChooseFallback.RevisionOf(turn);
        bool IsOrphan(string? hash) => turn.World.RevisionObject(hash) is null && hash != turn.World.Latest.Hash && hash != fallback
            && hash != turn.Status.EffectiveRevision && hash != turn.World.Service?.Revision && hash != turn.Status.Action?.From;
        return turn.World.Deployments.Where(d => IsOrphan(d.Hash)).Select(d => new DeleteChild(ChildKind.Deployment, d.Name, d.Uid) { Orphaned = true })
            .Concat(turn.World.RevisionServices.Where(s => IsOrphan(s.Hash)).Select(s => new DeleteChild(ChildKind.Service, s.Name, s.Uid) { Orphaned = true }));
    }
}
