using MlOps.Decisions.Conditions;
using MlOps.Decisions.Plan;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Report;

/// <summary>Reports in one line why nothing moves: what waits, for which rule, and the complete command if a person must decide.</summary>
internal static class WaitingCondition
{
    public static Condition Of(ReconcilePlan plan) =>
        plan.Status.Waiting is { } waiting
            ? new(
                WellKnown.Waiting,
                true,
                waiting.Rule,
                $"{waiting.Action}{(waiting.Policy is { } policy ? $" requested by policy {policy}" : "")}: {waiting.Message}{Commands(plan, waiting)}"
            )
            : new(WellKnown.Waiting, false, Reasons.NothingWaits, "No action is waiting");

    private static string Commands(ReconcilePlan plan, WaitingStatus waiting)
    {
        if (waiting.Outcome != DecisionOutcome.Recommend)
            return "";
        var annotate = $"kubectl -n {plan.State.Metadata.Namespace} annotate mdl/{plan.State.Name} --overwrite";
        return $". Approve: {annotate} {WellKnown.ApproveAnnotation}={waiting.Id} ; reject: {annotate} {WellKnown.RejectAnnotation}={waiting.Id}";
    }
}
