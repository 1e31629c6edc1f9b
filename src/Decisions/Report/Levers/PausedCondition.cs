using MlOps.Decisions.Annotations;
using MlOps.Decisions.Conditions;
using MlOps.Decisions.Plan;
using MlOps.Entities.Common;

namespace MlOps.Decisions.Report.Levers;

/// <summary>Whether a person holds the automatic actions, for whoever wonders why nothing happens.</summary>
internal static class PausedCondition
{
    public static Condition Of(ReconcilePlan plan) =>
        Pause.By(plan.State) is { } pause
            ? new(
                WellKnown.Paused,
                true,
                "Asked",
                $"Automatic actions are held: {pause.Why}. A version that the spec asks for still takes over. {End(plan)}"
            )
            : new(WellKnown.Paused, false, "NotPaused", "Automatic actions are enabled");

    private static string End(ReconcilePlan plan) =>
        plan.State.Metadata.Annotations.ContainsKey(WellKnown.PauseAnnotation)
            ? $"End it: kubectl -n {plan.State.Metadata.Namespace} annotate mdl/{plan.State.Name} {WellKnown.PauseAnnotation}-"
            : "End it by removing the entry from spec.pauseRequests";
}
