using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Controllers.Models;

namespace MlOps.Operator.Actions.Rollback;

/// <summary>Carries a rollback on from wherever its intent and the world say it is.</summary>
internal static class RollbackSteps
{
    public static Turn Apply(Turn turn)
    {
        if (turn.Status.Action is not { Kind: ActionKind.Rollback } action)
            return turn;
        return action.Step switch
        {
            ActionStep.WarmUp => WarmUpStep.Apply(turn, action),
            ActionStep.Switch => SwitchStep.Apply(turn, action),
            ActionStep.Drain => DrainStep.Apply(turn, action),
            _ => VerifyStep.Apply(turn, action),
        };
    }
}
