using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Actions.Effects;
using MlOps.Operator.Controllers.Models;
using MlOps.Runtime.Recording;

namespace MlOps.Operator.Actions.Rollback;

/// <summary>The target gets the capacity that the traffic needs and is ready before anything is switched.</summary>
internal static class WarmUpStep
{
    public static Turn Apply(Turn turn, ActionStatus action)
    {
        if (Reconsider.Apply(turn, action) is { } stopped)
            return stopped;
        if (turn.World.Deployment(action.To) is not { } target)
            return WaitUntilDeadline(turn, action, "its Deployment does not exist yet");
        if (target.Replicas < action.Replicas)
            return WaitUntilDeadline(turn, action, "it is scaled up").Do(new ScaleDeployment(target.Name, target.Uid, action.Replicas, $"rollback {action.Id}"));
        if (target.Ready < action.Replicas)
            return WaitUntilDeadline(turn, action, $"{target.Ready} of {action.Replicas} pods are ready");
        return turn.Change(s => s with { Action = action with { Step = ActionStep.Switch } });
    }

    private static Turn WaitUntilDeadline(Turn turn, ActionStatus action, string state) =>
        turn.Now < action.Deadline
            ? turn.WakeAt(action.Deadline)
            : ActionEnd.Close(turn, "Failed", $"Rollback to {action.To} was given up before the switch: {state}", EventType.Warning, "RollbackFailed");
}
