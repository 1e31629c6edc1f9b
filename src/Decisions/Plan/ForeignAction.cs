using MlOps.Decisions.Effects;

namespace MlOps.Decisions.Plan;

/// <summary>An action of a kind that only a newer operator knows. It keeps running until its deadline, then ends as failed.</summary>
internal static class ForeignAction
{
    public static ReconcilePlan Apply(ReconcilePlan plan)
    {
        if (plan.Status.Action is not { } action || Enum.IsDefined(action.Kind))
            return plan;
        return plan.Now < action.Deadline
            ? plan.RequeueAt(action.Deadline)
            : ActionEnd.Close(
                plan,
                ActionOutcome.Failed,
                $"An action to {action.To} was started by a newer release of the operator and failed at its deadline: this release does not support its kind",
                EventSeverity.Warning,
                "ActionUnknown"
            );
    }
}
