using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Traffic;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Rollback.Steps;

/// <summary>
/// Resumes a rollback from its intent and the observed state. Every step first checks what the Service selects: a person may have pointed
/// it elsewhere, and selected pods are never stopped.
/// </summary>
internal static class RollbackSteps
{
    public static ReconcilePlan Apply(ReconcilePlan plan)
    {
        if (plan.Status.Action is not { Kind: ActionKind.Rollback } action)
            return plan;
        if (action.SwitchedAt is null && plan.State.Service?.Revision == action.To)
            return SwitchStep.Record(plan, action);
        if (action.SwitchedAt is not null && plan.Status.OverriddenSince is not null)
            return ActionEnd.Close(
                plan,
                ActionOutcome.Overridden,
                $"The operator stopped tracking the rollback to {action.To}: {OverrideCondition.Of(plan).Message}",
                EventSeverity.Warning,
                "RollbackOverridden"
            );
        return action.Step switch
        {
            ActionStep.WarmUp => WarmUpStep.Apply(plan, action),
            ActionStep.Switch => SwitchStep.Apply(plan, action),
            ActionStep.Drain => DrainStep.Apply(plan, action),
            _ => VerifyStep.Apply(plan, action),
        };
    }
}
