using MlOps.Decisions.Chains;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Standing;
using MlOps.Decisions.Text;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Rollback.Steps;

/// <summary>The target gets the capacity that the traffic needs and is ready before anything is switched.</summary>
internal static class WarmUpStep
{
    public static Turn Apply(Turn turn, ActionStatus action)
    {
        if (Reconsider.Apply(turn, action) is { } stopped)
            return stopped;
        if (turn.World.Deployment(action.To) is not { } target)
            return Wait(turn, action);
        if (target.Replicas < action.Replicas)
            return Wait(turn, action).Do(new ScaleDeployment(target.Name, target.Uid, action.Replicas, $"rollback {action.Id}"));
        return !Readiness.Enough(turn.World, action.To, action.Replicas)
            ? Wait(turn, action).WakeAt(Readiness.NextAt(turn.World, target))
            : turn.Change(s => s with { Action = action with { Step = ActionStep.Switch } });
    }

    private static Turn Wait(Turn turn, ActionStatus action) =>
        Waits.Here(turn, action, Ruling.Hold("TargetNotReady", $"revision {action.To} is not ready yet: {PodCount.Of(turn.World, action.To)}, {action.Replicas} are needed; the attempt ends and a new one starts at {action.Deadline:yyyy-MM-dd HH:mm:ss}Z"))
            .WakeAt(action.Deadline);
}
