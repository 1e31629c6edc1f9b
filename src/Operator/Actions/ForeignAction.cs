using MlOps.Operator.Controllers.Models;
using MlOps.Runtime.Recording;

namespace MlOps.Operator.Actions;

/// <summary>An action that a newer operator began and this one does not know. It is left alone until its deadline, then given up.</summary>
internal static class ForeignAction
{
    public static Turn Apply(Turn turn)
    {
        if (turn.Status.Action is not { } action || Enum.IsDefined(action.Kind))
            return turn;
        return turn.Now < action.Deadline
            ? turn.WakeAt(action.Deadline)
            : ActionEnd.Close(turn, ActionOutcome.Failed, $"An action to {action.To} that a newer release of the operator began was given up at its deadline: this release does not know its kind", EventType.Warning, "ActionUnknown");
    }
}
