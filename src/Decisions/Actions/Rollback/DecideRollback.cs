using MlOps.Decisions.Actions.Rollback.Rules;
using MlOps.Decisions.Checks;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Rollback;

/// <summary>
/// Evaluates the policies' requests, records every ruling with its rule, and saves the intent of an action. It arbitrates requests, not
/// policies: the first that may act does, and one that cannot act blocks no other.
/// </summary>
internal static class DecideRollback
{
    public static ReconcilePlan Apply(ReconcilePlan plan)
    {
        foreach (var policy in plan.State.Policies.OrderBy(p => p.Metadata.Name, StringComparer.Ordinal))
        {
            foreach (var request in policy.Status?.Requests ?? [])
                plan = Evaluate(plan, new RollbackCase(plan.State, plan.Status, policy, request));
        }

        return plan;
    }

    private static ReconcilePlan Evaluate(ReconcilePlan plan, RollbackCase c)
    {
        if (!Freshness.Concerns(c.Request, c.Policy, plan.State, plan.Status) || IsAnswered(plan, c) || IsUnderWay(plan, c))
            return plan;
        var ruling = RollbackChain.Decide(c);
        if (Probes.MayRefute(c, ruling) || ruling.Outcome == DecisionOutcome.Act && Probes.CanBeAsked(c))
            return plan with { Probe = new ProbeOrder(c.Request.Revision, c.Target!.Hash) };
        plan = DecisionLog.Record(
            plan,
            c,
            c.Policy.Metadata.Name,
            c.Request.Episode,
            ActionKind.Rollback,
            ruling,
            () => RollbackEvents.Of(c, ruling)
        );
        return ruling.Outcome switch
        {
            DecisionOutcome.Act => Start(plan, c),
            DecisionOutcome.DryRun => plan.RequeueAt(ruling.Until),
            _ => WaitingReason.For(plan, c, c.Policy.Metadata.Name, ActionKind.Rollback, ruling, c.Request.ValidUntil),
        };
    }

    private static bool IsAnswered(ReconcilePlan plan, RollbackCase c) =>
        plan.Status.Handled.Any(h => h.PolicyUid == c.Policy.Metadata.Uid && h.Episode >= c.Request.Episode);

    /// <summary>The steps of the action evaluate the chain for it.</summary>
    private static bool IsUnderWay(ReconcilePlan plan, RollbackCase c) =>
        plan.Status.Action is { Kind: ActionKind.Rollback } action
        && action.PolicyUid == c.Policy.Metadata.Uid
        && action.Episode == c.Request.Episode;

    private static ReconcilePlan Start(ReconcilePlan plan, RollbackCase c)
    {
        if (plan.Status.Action is { } lower)
            plan = ActionEnd.Close(
                plan,
                ActionOutcome.Preempted,
                $"{lower.Kind} to {lower.To} had not switched yet: a rollback from {c.Request.Revision} takes its place",
                EventSeverity.Warning,
                "PromotionPreempted"
            );
        var target = c.Target ?? throw new InvalidOperationException("an eligible rollback has a target");
        return plan.Change(s =>
            s with
            {
                Action = new ActionStatus
                {
                    Id = c.Id,
                    Kind = ActionKind.Rollback,
                    RequestId = c.Request.Id,
                    PolicyUid = c.Policy.Metadata.Uid,
                    Policy = c.Policy.Metadata.Name,
                    Episode = c.Request.Episode,
                    Attempt = c.Attempt,
                    From = c.Request.Revision,
                    To = target.Hash,
                    TargetUid = plan.State.Service?.Uid,
                    Replicas = Capacity.Of(plan),
                    Step = ActionStep.WarmUp,
                    StartedAt = plan.Now,
                    Deadline = plan.Now.AddSeconds(plan.State.Rollout.ProgressDeadlineSeconds),
                    BadPerMillion = c.Request.BadPerMillion,
                    Requests = c.Request.Requests,
                    Evidence = c.Request.Evidence,
                },
            }
        );
    }
}
