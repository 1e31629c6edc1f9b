using MlOps.Decisions.Chains;
using MlOps.Decisions.Checks;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Text;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Rollback.Steps;

/// <summary>The target gets the capacity that the traffic needs and is ready before anything is switched.</summary>
internal static class WarmUpStep
{
    public static ReconcilePlan Apply(ReconcilePlan plan, ActionStatus action)
    {
        if (Reconsider.Apply(plan, action) is { } stopped)
            return stopped;
        if (plan.State.Deployment(action.To) is not { } target)
            return Wait(plan, action);
        if (target.Replicas < action.Replicas)
            return Wait(plan, action).WithEffect(new ScaleDeployment(target.Name, target.Uid, action.Replicas, $"rollback {action.Id}"));
        return !Readiness.Enough(plan.State, action.To, action.Replicas)
            ? Wait(plan, action).RequeueAt(Readiness.NextAt(plan.State, target))
            : plan.Change(s => s with { Action = action with { Step = ActionStep.Switch } });
    }

    private static ReconcilePlan Wait(ReconcilePlan plan, ActionStatus action) =>
        WaitingReason
            .Here(
                plan,
                action,
                Ruling.Hold(
                    "TargetNotReady",
                    $"revision {action.To} is not ready yet: {PodCount.Of(plan.State, action.To)}, {action.Replicas} are needed; the attempt times out and a new one starts at {TimeText.Of(action.Deadline)}"
                )
            )
            .RequeueAt(action.Deadline);
}
