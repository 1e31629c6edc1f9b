using MlOps.Decisions.Conditions;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Traffic;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Circuits;

namespace MlOps.Decisions.Actions.Isolation;

/// <summary>
/// Whether a person keeps the traffic away from the model, who answers instead, and where it cannot be done, why and what to do.
/// </summary>
internal static class IsolatedCondition
{
    public static Condition Of(ReconcilePlan plan) =>
        (IsolationState.Asked(plan.State.Metadata), plan.Status.Circuit) switch
        {
            ({ } why, var circuit) => Asked(plan, why, circuit, ChooseFallback.Of(plan)),
            (null, { State: CircuitState.Isolated } circuit) => new(
                WellKnown.Isolated,
                true,
                Reasons.NoReadyPods,
                $"The annotation is gone, but no pod of revision {plan.Status.EffectiveRevision} is ready; {Answerer(circuit)} serves until one is ready or another version is applied and ready"
            ),
            (null, { Replaces: not null }) => new(
                WellKnown.Isolated,
                null,
                Reasons.Returning,
                $"The traffic returns to revision {plan.Status.EffectiveRevision}"
            ),
            _ => new(WellKnown.Isolated, false, Reasons.NotAsked, "Not isolated"),
        };

    /// <summary>Once for each reason why the lever has no effect, or why no pod may serve behind it.</summary>
    public static ReconcilePlan Warn(ReconcilePlan plan)
    {
        var condition = Of(plan);
        if (
            IsolationState.Asked(plan.State.Metadata) is null
            || ChooseFallback.Of(plan) is not { Usable: null } choice
            || condition.Reason != choice.Reason
        )
            return plan;
        var told = plan.State.Model.Status?.Conditions.Any(c => c.Type == condition.Type && c.Reason == condition.Reason) == true;
        if (told)
            return plan;
        var key = $"{condition.Reason}-{plan.Now:O}";
        return plan.WithEvent(
            condition.Status == true
                ? EventRecord.Warning("FallbackLost", condition.Message, key)
                : EventRecord.Warning("IsolateNotFollowed", condition.Message, key)
        );
    }

    /// <summary>Why the annotation has no effect, or null.</summary>
    public static string? Problem(ReconcilePlan plan) =>
        !IsolationState.IsOn(plan.Status) && ChooseFallback.Of(plan) is { Usable: null } choice ? choice.Message : null;

    public static string Answerer(CircuitStatus circuit) =>
        circuit.Revision is { } hash ? $"Revision {hash}" : $"Service {circuit.ServiceName}";

    private static Condition Asked(ReconcilePlan plan, string why, CircuitStatus? circuit, FallbackChoice choice)
    {
        var lever = $"Annotation {WellKnown.IsolateAnnotation}={why}";
        var effective = plan.Status.EffectiveRevision;
        return circuit switch
        {
            { State: CircuitState.Isolated, Replaces: null } when choice.Usable is null => new(
                WellKnown.Isolated,
                true,
                choice.Reason,
                $"{Answerer(circuit)} is the fallback, but {choice.Message}. Or remove the annotation to return the traffic to revision {effective}"
            ),
            { State: CircuitState.Isolated, Replaces: null } => new(
                WellKnown.Isolated,
                true,
                Reasons.Asked,
                $"{lever} keeps the traffic away from revision {effective}: {Answerer(circuit)} answers. Remove it to return the traffic, at once and in whole: this release neither probes the model first nor opens the circuit automatically"
            ),
            { State: CircuitState.Isolated } => new(
                WellKnown.Isolated,
                null,
                Reasons.Switching,
                $"{lever}: switching the traffic to {Answerer(circuit)}"
            ),
            _ when choice.Usable is null => new(
                WellKnown.Isolated,
                false,
                choice.Reason,
                $"{lever} is not followed: {choice.Message}. {(effective is null ? "No revision serves yet" : $"Revision {effective} keeps serving")}"
            ),
            _ when plan.Status.OverriddenSince is not null => new(
                WellKnown.Isolated,
                false,
                Reasons.ManualOverride,
                $"{lever} waits: the Service was edited manually; condition ManualOverride says until when"
            ),
            _ => new(WellKnown.Isolated, false, Reasons.Waiting, $"{lever} waits for the action in progress"),
        };
    }
}
