using MlOps.Decisions.Actions.Rollback.Rules;
using MlOps.Decisions.Chains;
using MlOps.Decisions.Checks;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State;
using MlOps.Decisions.Text;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Decisions.Actions.Rollback.Steps;

/// <summary>
/// Until the traffic is switched, evaluates the chain again before every effect: evidence recovers or goes stale, people step in, the
/// target changes. Records what holds.
/// </summary>
internal static class Reconsider
{
    /// <returns>The plan to stop or wait with; null to continue.</returns>
    public static ReconcilePlan? Apply(ReconcilePlan plan, ActionStatus action)
    {
        if (Policy(plan, action) is not { } policy)
            return Cancel(plan, action, $"policy {action.Policy ?? action.PolicyUid} was deleted");
        if (policy.Status?.Episode is not { IsFailing: true } episode || episode.Number != action.Episode)
            return Cancel(plan, action, "the episode is closed");
        if (plan.Now >= action.Deadline)
            return ActionEnd.Close(
                plan,
                ActionOutcome.Failed,
                $"Rollback to {action.To} failed before the switch: {WaitedFor(plan, action)}",
                EventSeverity.Warning,
                "RollbackFailed"
            );
        if (policy.Status.Requests.FirstOrDefault(r => r.Id == action.RequestId) is not { } request)
            return WaitingReason
                .Here(
                    plan,
                    action,
                    Ruling.Hold(
                        "EvidenceStale",
                        $"policy {policy.Metadata.Name} does not request it at the moment; the rollback proceeds when the next evaluation confirms it"
                    )
                )
                .RequeueAt(action.Deadline);
        var c = new RollbackCase(plan.State, plan.Status, policy, request) { Intent = action };
        var ruling = RollbackChain.Chain.BeforeEffect(c);
        if (Probes.MayRefute(c, ruling))
            return plan.RequeueAt(action.Deadline) with { Probe = new ProbeOrder(c.Request.Revision, action.To) };
        return ruling switch
        {
            null => null,
            { BeforeEffect: BeforeEffect.Ends } => Stop(plan, c, action, ruling),
            _ => WaitingReason
                .For(Record(plan, c, ruling), c, policy.Metadata.Name, ActionKind.Rollback, ruling, request.ValidUntil)
                .RequeueAt(action.Deadline),
        };
    }

    private static ReconcilePlan Cancel(ReconcilePlan plan, ActionStatus action, string why) =>
        ActionEnd.Close(
            plan,
            ActionOutcome.Cancelled,
            $"Rollback to {action.To} was cancelled before the switch: {why}",
            EventSeverity.Normal,
            "RollbackCancelled"
        );

    private static ReconcilePlan Stop(ReconcilePlan plan, RollbackCase c, ActionStatus action, Ruling ruling) =>
        ruling.Rule == "NewerVersion"
            ? ActionEnd.Close(
                Record(plan, c, ruling),
                ActionOutcome.Superseded,
                $"Rollback to {action.To} was superseded before the switch: {ruling.Message}",
                EventSeverity.Normal,
                "RollbackSuperseded"
            )
            : ActionEnd.Close(
                Record(plan, c, ruling),
                ActionOutcome.Cancelled,
                $"Rollback to {action.To} was cancelled before the switch by {ruling.Rule}: {ruling.Message}",
                EventSeverity.Normal,
                "RollbackCancelled"
            );

    private static ReconcilePlan Record(ReconcilePlan plan, RollbackCase c, Ruling ruling) =>
        DecisionLog.Record(
            plan,
            c,
            c.Policy.Metadata.Name,
            c.Request.Episode,
            ActionKind.Rollback,
            ruling,
            () => RollbackEvents.Of(c, ruling)
        );

    private static SloPolicy? Policy(ReconcilePlan plan, ActionStatus action) => plan.State.Policy(action.PolicyUid);

    /// <summary>The deadline passed on whatever the last pass waited for.</summary>
    private static string WaitedFor(ReconcilePlan plan, ActionStatus action) =>
        plan.State.Model.Status?.Waiting is { } waiting && waiting.Id == action.Id ? $"{waiting.Rule}: {waiting.Message}"
        : !Readiness.Enough(plan.State, action.To, action.Replicas)
            ? $"revision {action.To} was not ready: {PodCount.Of(plan.State, action.To)}, {action.Replicas} are needed"
        : "the target was never ready while the evidence was fresh";
}
