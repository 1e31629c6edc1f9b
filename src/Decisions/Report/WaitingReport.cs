using MlOps.Decisions.Plan;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Report;

/// <summary>Reports in one line why nothing moves: what waits, for which rule, and the complete command if a person must decide.</summary>
internal static class WaitingReport
{
    public static (string Type, bool? Status, string Reason, string Message) Of(Turn turn) => turn.Status.Waiting is { } waiting
        ? (WellKnown.Waiting, true, waiting.Rule, $"{waiting.Action}{(waiting.Policy is { } policy ? $" requested by policy {policy}" : "")}: {waiting.Message}{Commands(turn, waiting)}")
        : (WellKnown.Waiting, false, "NothingWaits", "Nothing waits");

    private static string Commands(Turn turn, WaitingStatus waiting)
    {
        if (waiting.Outcome != DecisionOutcome.Recommend)
            return "";
        var annotate = $"kubectl -n {turn.World.Metadata.Namespace} annotate mdl/{turn.World.Name} --overwrite";
        return $". Approve: {annotate} {WellKnown.ApproveAnnotation}={waiting.Id} ; reject: {annotate} {WellKnown.RejectAnnotation}={waiting.Id}";
    }
}
