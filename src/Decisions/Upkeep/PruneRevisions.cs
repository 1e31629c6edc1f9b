using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State.Children;
using MlOps.Decisions.Traffic;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Upkeep;

/// <summary>Forgets the oldest retired revisions beyond the history limit: Deployment and Service first, the record last.</summary>
internal static class PruneRevisions
{
    private const int KeptQuarantined = 20;
    private const int KeptHashes = 100;

    public static ReconcilePlan Apply(ReconcilePlan plan)
    {
        if (plan.IsActing || plan.SpecRefused)
            return plan;
        var fallback = ChooseFallback.RevisionOf(plan);
        var beyond = plan
            .Status.Revisions.Where(r =>
                r.State == RevisionState.Retired
                && r.Hash != plan.Status.EffectiveRevision
                && r.Hash != plan.Status.LatestRevision
                && r.Hash != fallback
                && r.Hash != plan.Status.Action?.From
                && r.Hash != plan.Status.Pin?.Revision
            )
            .OrderByDescending(r => r.PromotedAt ?? r.CreatedAt)
            .Skip(plan.State.Model.Spec.RevisionHistoryLimit);
        plan = beyond.Aggregate(plan, (t, r) => t.State.RevisionObject(r.Hash) is { } kept ? Delete(t, kept) : t);
        return Bury(plan);
    }

    /// <summary>
    /// A proven bad version stays quarantined for good, but at two bad releases a week their templates would fill the status within a year.
    /// So only the hash is kept of all but the newest, and saved before the record is deleted.
    /// </summary>
    private static ReconcilePlan Bury(ReconcilePlan plan)
    {
        var beyond = plan
            .Status.Revisions.Where(r =>
                r is { State: RevisionState.Quarantined, ReleaseSpent: not true }
                && r.Hash != plan.Status.EffectiveRevision
                && r.Hash != plan.Status.LatestRevision
                && r.Hash != plan.Status.Action?.From
                && r.Hash != plan.Status.Pin?.Revision
            )
            .OrderByDescending(r => r.ServedUntil ?? r.PromotedAt ?? r.CreatedAt)
            .Skip(KeptQuarantined);
        foreach (var revision in beyond)
        {
            var entry = new QuarantinedRevision
            {
                Hash = revision.Hash,
                Version = revision.Version,
                Reason = Short(revision.Reason ?? ""),
            };
            plan = plan.Change(s =>
                s with
                {
                    Quarantined = [entry, .. s.Quarantined.Where(q => q.Hash != entry.Hash).Take(KeptHashes - 1)],
                }
            );
            if (plan.State.RevisionObject(revision.Hash) is { } kept)
                plan = Delete(plan, kept);
        }

        return plan;
    }

    private static string Short(string reason) => reason.Length <= 120 ? reason : reason[..120] + "…";

    private static ReconcilePlan Delete(ReconcilePlan plan, RevisionObject kept)
    {
        var hash = kept.Revision.Hash;
        if (plan.State.Deployment(hash) is { } deployment)
            return plan.WithEffect(new DeleteChild(ChildKind.Deployment, deployment.Name, deployment.Uid));
        if (plan.State.RevisionService(hash) is { } service)
            return plan.WithEffect(new DeleteChild(ChildKind.Service, service.Name, service.Uid));
        return plan.WithEffect(new DeleteChild(ChildKind.ControllerRevision, kept.Name, kept.Uid));
    }
}
