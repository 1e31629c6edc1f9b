using MlOps.Decisions.Checks;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Traffic;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Upkeep;

/// <summary>
/// Stops what is not needed any more. The last known good keeps running until its successor is good itself and some time has passed: it is
/// the way back. A revision that was rolled back keeps its pods until that is verified: the release may not have been the cause.
/// </summary>
internal static class RetireRevisions
{
    /// <summary>Clients may keep connections to a revision that was never good; they get this long to move by themselves.</summary>
    private static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(60);

    public static ReconcilePlan Apply(ReconcilePlan plan)
    {
        if (plan.IsActing || plan.Status.OverriddenSince is not null)
            return plan;
        var fallback = ChooseFallback.RevisionOf(plan);
        var wayBack = WayBack(plan);
        foreach (
            var revision in plan.Status.Revisions.Where(r =>
                r.Hash != wayBack && r.Hash != plan.Status.EffectiveRevision && r.Hash != fallback && r.Hash != plan.Status.Action?.From
            )
        )
            plan = Retire(plan, revision);
        return plan;
    }

    /// <summary>
    /// While what serves is in an open episode, the rollback target keeps the pods that an attempt gave it: a model that loads for long
    /// would start over with each attempt.
    /// </summary>
    private static string? WayBack(ReconcilePlan plan) =>
        plan.Status.EffectiveRevision is { } effective
        && plan.Revision(effective) is { } serving
        && plan.State.Policies.Any(p => GoodVeto.Objects(p, serving) && OpenEpisodes.IsIn(plan.State, p))
            ? RollbackTarget.Choose(plan.State, plan.Status, effective)?.Hash
            : null;

    private static ReconcilePlan Retire(ReconcilePlan plan, RevisionStatus revision)
    {
        var asked = revision.Hash == DesiredRevision.Of(plan)?.Hash;
        if (asked || revision.State == RevisionState.Retired && plan.State.Deployment(revision.Hash) is null or { Replicas: 0 })
            return plan;
        if (RetireAt(plan, revision) is not { } at)
            return plan;
        if (plan.Now < at)
            return plan.RequeueAt(at);
        if (plan.State.Deployment(revision.Hash) is { Replicas: > 0 } running)
            return plan.WithEffect(new ScaleDeployment(running.Name, running.Uid, 0, $"revision is {revision.State} and not needed"));
        return revision.State == RevisionState.Quarantined
            ? plan
            : plan.ChangeRevision(revision.Hash, r => r with { State = RevisionState.Retired });
    }

    /// <summary>When the revision may stop; null while it may not.</summary>
    private static DateTimeOffset? RetireAt(ReconcilePlan plan, RevisionStatus revision)
    {
        var serving = plan.Revision(plan.Status.EffectiveRevision);
        if (serving?.PromotedAt is not { } promoted)
            return revision.State == RevisionState.Pending ? plan.Now : null;
        return revision.State switch
        {
            RevisionState.Good => RetireGoodAt(plan),
            RevisionState.Active => promoted + Courtesy,
            _ => plan.Now,
        };
    }

    /// <summary>When a good revision other than the serving one may stop; null while the serving one is not good itself.</summary>
    public static DateTimeOffset? RetireGoodAt(ReconcilePlan plan) =>
        plan.Revision(plan.Status.EffectiveRevision) is { State: RevisionState.Good, GoodSince: { } good, PromotedAt: { } promoted }
            ? (good > promoted ? good : promoted).AddSeconds(plan.State.Rollout.RetireAfterSeconds)
            : null;
}
