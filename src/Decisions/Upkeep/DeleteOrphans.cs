using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Traffic;

namespace MlOps.Decisions.Upkeep;

/// <summary>
/// Deletes the Deployment and the Service of a revision whose record someone else deleted. It is in no list of revisions, so nothing would
/// ever stop its pods or select it again. What it was is lost as well, so it runs as long as a good one, and longer during failures: a
/// person may select it.
/// </summary>
internal static class DeleteOrphans
{
    public static ReconcilePlan Apply(ReconcilePlan plan)
    {
        if (plan.IsActing || plan.SpecRefused || plan.Status.OverriddenSince is not null || ReconcileCapacity.IsBusy(plan))
            return plan;
        var orphans = Orphans(plan).ToList();
        if (orphans.Count == 0 || RetireRevisions.RetireGoodAt(plan) is not { } at)
            return plan;
        return plan.Now < at ? plan.RequeueAt(at) : orphans.Aggregate(plan, (t, orphan) => t.WithEffect(orphan));
    }

    private static IEnumerable<DeleteChild> Orphans(ReconcilePlan plan)
    {
        var fallback = ChooseFallback.RevisionOf(plan);
        bool IsOrphan(string? hash) =>
            plan.State.RevisionObject(hash) is null
            && hash != plan.State.Latest.Hash
            && hash != fallback
            && hash != plan.Status.EffectiveRevision
            && hash != plan.State.Service?.Revision
            && hash != plan.Status.Action?.From;
        return plan
            .State.Deployments.Where(d => IsOrphan(d.Hash))
            .Select(d => new DeleteChild(ChildKind.Deployment, d.Name, d.Uid) { Orphaned = true })
            .Concat(
                plan.State.RevisionServices.Where(s => IsOrphan(s.Hash))
                    .Select(s => new DeleteChild(ChildKind.Service, s.Name, s.Uid) { Orphaned = true })
            );
    }
}
