using MlOps.Decisions.Annotations;
using MlOps.Decisions.Conditions;
using MlOps.Decisions.Plan;
using MlOps.Entities.Common;

namespace MlOps.Decisions.Report.Levers;

/// <summary>Whether a person has paused the automatic actions: the reason why nothing happens.</summary>
internal static class PausedCondition
{
    public static Condition Of(ReconcilePlan plan) =>
        Pause.By(plan.State) is { } pause
            ? new(
                WellKnown.Paused,
                true,
                Reasons.Asked,
                $"Automatic actions are paused: {pause.Why}. A new version in the spec still takes over. {End(plan)}"
            )
            : new(WellKnown.Paused, false, Reasons.NotPaused, "Automatic actions are enabled");

    private static string End(ReconcilePlan plan) =>
        plan.State.Metadata.Annotations.ContainsKey(WellKnown.PauseAnnotation)
            ? $"To resume: kubectl -n {plan.State.Metadata.Namespace} annotate mdl/{plan.State.Name} {WellKnown.PauseAnnotation}-"
            : "To resume, remove the entry from spec.pauseRequests";
}
