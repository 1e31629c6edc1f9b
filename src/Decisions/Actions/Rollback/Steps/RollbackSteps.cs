using MlOps.Decisions.Actions.Isolation;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Rollback.Steps;

/// <summary>
/// Resumes a rollback from its intent and the observed state. Every step first checks what the Service selects: a person may have pointed it
/// elsewhere, and selected pods are never stopped.
/// </summary>
internal static class RollbackSteps
{
    public static Turn Apply(Turn turn)
    {
        if (turn.Status.Action is not { Kind: ActionKind.Rollback } action)
            return turn;
        if (action.SwitchedAt is null && turn.World.Service?.Revision == action.To)
            return SwitchStep.Record(turn, action);
        if (action.SwitchedAt is not null && turn.Status.OverriddenSince is not null)
            return ActionEnd.Close(turn, ActionOutcome.Overridden, $"The operator stopped following the rollback to {action.To}: {OverrideReport.Of(turn).Message}", NoticeType.Warning, "RollbackOverridden");
        return action.Step switch
        {
            ActionStep.WarmUp => WarmUpStep.Apply(turn, action),
            ActionStep.Switch => SwitchStep.Apply(turn, action),
            ActionStep.Drain => DrainStep.Apply(turn, action),
            _ => VerifyStep.Apply(turn, action),
        };
    }
}
