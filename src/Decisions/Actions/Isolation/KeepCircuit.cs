using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State.Children;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Circuits;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Isolation;

/// <summary>
/// Follows the isolate annotation. As with every switch the intent is saved first and says what the Service had before, so that a switch under way
/// is not taken for a hand edit; it is done once the Service says so.
/// </summary>
internal static class KeepCircuit
{
    /// <summary>No informer watches a fallback Service and its pods.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);

    public static Turn Apply(Turn turn)
    {
        if (turn.World.Service is not { Owned: true } service || turn.Status.EffectiveRevision is not { } effective)
            return turn;
        turn = Confirm(turn, service, effective);

        // A promotion is one write from its end; a rollback before its switch reconsiders.
        if (turn.Status.Action is { Kind: ActionKind.Promote } or { Step: ActionStep.WarmUp or ActionStep.Switch })
            return turn;
        turn = IsolationState.Asked(turn.World.Metadata) is { } why ? Isolate(turn, service, why) : Return(turn, service);
        return turn.Status is { OverriddenSince: null, Circuit.Replaces: not null } && Pointing.Effect(turn, effective, service.Uid) is { } effect
            ? turn.Do(effect)
            : turn;
    }

    private static Turn Confirm(Turn turn, ServiceView service, string effective)
    {
        if (turn.Status.Circuit is not { Replaces: not null } circuit || service.Target != Pointing.Goal(turn))
            return turn;
        turn = turn.Change(s => s with { Circuit = circuit with { Replaces = null } });
        return circuit.State == CircuitState.Isolated
            ? turn.Tell(Notice.Warning("CircuitIsolated", $"{CircuitReport.Answerer(circuit)} answers instead of revision {effective}: {circuit.Message}. Remove the annotation to return the traffic", $"isolated-{circuit.Since:O}-{circuit.Selector}"))
            : turn.Tell(Notice.Normal("CircuitClosed", $"Revision {effective} answers again: annotation {WellKnown.IsolateAnnotation} was removed", $"closed-{circuit.Since:O}"));
    }

    private static Turn Isolate(Turn turn, ServiceView service, string why)
    {
        var choice = ChooseFallback.Of(turn);
        if (turn.World.Model.Spec.CircuitBreaker?.Fallback.Kind == FallbackKind.Service)
            turn = turn.WakeIn(LookAgain);
        var circuit = turn.Status.Circuit;
        if (choice.Usable is not { } fallback)
            return circuit is { State: CircuitState.Isolated, Replaces: not null } && service.Target == Pointing.Own(turn) ? Close(turn, null) : turn;
        if (circuit is { State: CircuitState.Isolated } && circuit.Selector == fallback.Target)
            return KeepPorts(turn, service, fallback);
        if (turn.Status.OverriddenSince is not null)
            return turn;
        return turn.Change(s => s with
        {
            Circuit = new CircuitStatus
            {
                State = CircuitState.Isolated,
                Since = circuit is { State: CircuitState.Isolated } ? circuit.Since : turn.Now,
                Revision = fallback.Revision,
                ServiceName = fallback.ServiceName,
                Selector = fallback.Target,
                Replaces = service.Target,
                Message = $"annotation {WellKnown.IsolateAnnotation}={why}",
            },
        });
    }

    private static Turn KeepPorts(Turn turn, ServiceView service, Fallback fallback)
    {
        var settled = turn.Status is { OverriddenSince: null, Circuit.Replaces: null } && service.Target == fallback.Target;
        return settled && !ServicePorts.Same(service.Ports, fallback.Ports) && Pointing.Effect(turn, turn.Status.EffectiveRevision!, service.Uid) is { } effect
            ? turn.Do(effect)
            : turn;
    }

    /// <summary>Back to the effective revision, unless nobody would answer there: then the fallback goes on until somebody does.</summary>
    private static Turn Return(Turn turn, ServiceView service) =>
        IsolationState.IsOn(turn.Status) && CanReturn(turn)
            ? Close(turn, service.Target == turn.Status.Circuit?.Selector ? service.Target : null)
            : turn;

    private static Turn Close(Turn turn, string? replaces) => turn.Change(s => s with
    {
        Circuit = new CircuitStatus { State = CircuitState.Closed, Since = turn.Now, Replaces = replaces },
    });

    private static bool CanReturn(Turn turn) =>
        turn.World.Deployment(turn.Status.EffectiveRevision) is { Ready: > 0 } or { Replicas: 0 }
        || Wanted.Of(turn) is { } wanted && Promotable.IsReady(turn, wanted.Hash) && Promotable.IsFree(turn, wanted.Hash);
}
