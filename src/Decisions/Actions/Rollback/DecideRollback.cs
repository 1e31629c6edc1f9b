using MlOps.Decisions.Actions.Rollback.Rules;
using MlOps.Decisions.Actions.Shared;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Policies;
using MlOps.Decisions.State;
using MlOps.Decisions.Text;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.SloPolicies.Responses;
using MlOps.Entities.SloPolicies.Status.Requests;

namespace MlOps.Decisions.Actions.Rollback;

/// <summary>
/// Evaluates the policies' requests, records every ruling with its rule, and saves the intent of an action. It arbitrates requests, not
/// policies: the first that may act does, and one that cannot act blocks no other.
/// </summary>
internal static class DecideRollback
{
    public static ReconcilePlan Apply(ReconcilePlan plan)
    {
        var requests = plan
            .State.Policies.OrderBy(p => p.Metadata.Name, StringComparer.Ordinal)
            .SelectMany(p => (p.Status?.Requests ?? []).Where(IsMine).Select(r => new RollbackCase(plan.State, plan.Status, p, r)))
            .Where(c => c.IsOpen)
            .OrderBy(c => Precedence(RollbackChain.Decide(c).Outcome));
        // Each sees what the one before it has started.
        foreach (var c in requests.ToList())
            plan = Evaluate(plan, c with { Status = plan.Status });
        return plan;
    }

    /// <summary>A step that no action answers yet is held here, so that it is recorded and its policy sees why nothing happens.</summary>
    private static bool IsMine(ActionRequest request) =>
        request.Action == RequestedAction.Rollback || !SupportedRequests.Contains(request.Action);

    /// <summary>
    /// What may act comes before what a person would have to approve: a person is never asked for a rollback that the same pass starts.
    /// A dry run changes nothing, and is recorded as long as no action is in progress.
    /// </summary>
    private static int Precedence(DecisionOutcome outcome) =>
        outcome switch
        {
            DecisionOutcome.DryRun => 0,
            DecisionOutcome.Act => 1,
            _ => 2,
        };

    private static ReconcilePlan Evaluate(ReconcilePlan plan, RollbackCase c)
    {
        if (!c.IsOpen)
            return plan;
        var ruling = RollbackChain.Decide(c);
        if (Probes.MayRefute(c, ruling) || ruling.Outcome == DecisionOutcome.Act && Probes.CanBeAsked(c))
            return plan with { Probe = new ProbeOrder(c.Request.Revision, c.Target!.Hash) };
        return RequestDecision.Carry(plan, c, ActionKind.Rollback, ruling, () => RollbackEvents.Of(c, ruling), p => Start(p, c));
    }

    private static ReconcilePlan Start(ReconcilePlan plan, RollbackCase c)
    {
        if (plan.Status.Action is { } lower)
            plan = ActionEnd.Close(
                plan,
                ActionOutcome.Preempted,
                $"The {ActionName.Of(lower.Kind)} to {lower.To} had not switched yet: a rollback from {c.Request.Revision} takes its place",
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
