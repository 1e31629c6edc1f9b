using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Circuits;

namespace MlOps.Decisions.Actions.Isolation;

/// <summary>Whether a person keeps the traffic away from the model, who answers instead, and where it cannot be done, why and what to do.</summary>
internal static class CircuitReport
{
    public static (string Type, bool? Status, string Reason, string Message) Of(Turn turn) => (IsolationState.Asked(turn.World.Metadata), turn.Status.Circuit) switch
    {
        ({ } why, var circuit) => Asked(turn, why, circuit, ChooseFallback.Of(turn)),
        (null, { State: CircuitState.Isolated } circuit) => (WellKnown.Isolated, true, "NobodyToReturnTo", $"The annotation is gone, but no pod of revision {turn.Status.EffectiveRevision} is ready; {Answerer(circuit)} answers until one is, or until a version that is ready is applied"),
        (null, { Replaces: not null }) => (WellKnown.Isolated, null, "Returning", $"The traffic returns to revision {turn.Status.EffectiveRevision}"),
        _ => (WellKnown.Isolated, false, "NotAsked", "Not isolated"),
    };

    /// <summary>Once for each reason why the lever does nothing, or why nobody may answer behind it.</summary>
    public static Turn Warn(Turn turn, (string Type, bool? Status, string Reason, string Message) condition)
    {
        if (IsolationState.Asked(turn.World.Metadata) is null || ChooseFallback.Of(turn) is not { Usable: null } choice || condition.Reason != choice.Reason)
            return turn;
        var told = turn.World.Model.Status?.Conditions.Any(c => c.Type == condition.Type && c.Reason == condition.Reason) == true;
        if (told)
            return turn;
        var key = $"{condition.Reason}-{turn.Now:O}";
        return turn.Tell(condition.Status == true ? Notice.Warning("FallbackLost", condition.Message, key) : Notice.Warning("IsolateNotFollowed", condition.Message, key));
    }

    /// <summary>Why the annotation has no effect, or null.</summary>
    public static string? Problem(Turn turn) =>
        !IsolationState.IsOn(turn.Status) && ChooseFallback.Of(turn) is { Usable: null } choice ? choice.Message : null;

    public static string Answerer(CircuitStatus circuit) => circuit.Revision is { } hash ? $"Revision {hash}" : $"Service {circuit.ServiceName}";

    private static (string Type, bool? Status, string Reason, string Message) Asked(Turn turn, string why, CircuitStatus? circuit, FallbackChoice choice)
    {
        var lever = $"Annotation {WellKnown.IsolateAnnotation}={why}";
        var effective = turn.Status.EffectiveRevision;
        return circuit switch
        {
            { State: CircuitState.Isolated, Replaces: null } when choice.Usable is null =>
                (WellKnown.Isolated, true, choice.Reason, $"{Answerer(circuit)} shall answer, but {choice.Message}. Or remove the annotation to return the traffic to revision {effective}"),
            { State: CircuitState.Isolated, Replaces: null } =>
                (WellKnown.Isolated, true, "Asked", $"{lever} keeps the traffic away from revision {effective}: {Answerer(circuit)} answers. Remove it to return the traffic, at once and in whole: this version neither probes the model before nor opens the circuit by itself"),
            { State: CircuitState.Isolated } => (WellKnown.Isolated, null, "Switching", $"{lever}: the traffic goes to {Answerer(circuit)}"),
            _ when choice.Usable is null => (WellKnown.Isolated, false, choice.Reason, $"{lever} is not followed: {choice.Message}. {(effective is null ? "Nothing serves yet" : $"Revision {effective} goes on serving")}"),
            _ when turn.Status.OverriddenSince is not null => (WellKnown.Isolated, false, "ManualOverride", $"{lever} waits: the Service was edited by hand; condition ManualOverride says until when"),
            _ => (WellKnown.Isolated, false, "Waiting", $"{lever} waits for the action in progress"),
        };
    }
}
