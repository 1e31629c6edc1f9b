using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State.Children;
using MlOps.Decisions.Traffic;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Circuits;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Isolation;

/// <summary>
/// Follows the isolate annotation. As with every switch the intent is saved first and says what the Service had before, so that a switch
/// under way is not taken for a hand edit; it is done once the Service says so.
/// </summary>
internal static class FollowIsolation
{
    /// <summary>No informer watches a fallback Service and its pods.</summary>
    private static readonly TimeSpan RecheckAfter = TimeSpan.FromSeconds(30);

    public static ReconcilePlan Apply(ReconcilePlan plan)
    {
        if (plan.State.Service is not { Owned: true } service || plan.Status.EffectiveRevision is not { } effective)
            return plan;
        plan = Confirm(plan, service, effective);

        // A promotion is one write from its end; a rollback before its switch reconsiders.
        if (plan.Status.Action is { Kind: ActionKind.Promote } or { Step: ActionStep.WarmUp or ActionStep.Switch })
            return plan;
        plan = IsolationState.Asked(plan.State.Metadata) is { } why ? Isolate(plan, service, why) : Return(plan, service);
        return
            plan.Status is { OverriddenSince: null, Circuit.Replaces: not null }
            && ServiceTarget.Effect(plan, effective, service.Uid) is { } effect
            ? plan.WithEffect(effect)
            : plan;
    }

    private static ReconcilePlan Confirm(ReconcilePlan plan, ServiceView service, string effective)
    {
        if (plan.Status.Circuit is not { Replaces: not null } circuit || service.Target != ServiceTarget.Goal(plan))
            return plan;
        plan = plan.Change(s => s with { Circuit = circuit with { Replaces = null } });
        return circuit.State == CircuitState.Isolated
            ? plan.WithEvent(
                EventRecord.Warning(
                    "CircuitIsolated",
                    $"{IsolatedCondition.Answerer(circuit)} serves instead of revision {effective}: {circuit.Message}. Remove the annotation to return the traffic",
                    $"isolated-{circuit.Since:O}-{circuit.Selector}"
                )
            )
            : plan.WithEvent(
                EventRecord.Normal(
                    "CircuitClosed",
                    $"Revision {effective} serves again: annotation {WellKnown.IsolateAnnotation} was removed",
                    $"closed-{circuit.Since:O}"
                )
            );
    }

    private static ReconcilePlan Isolate(ReconcilePlan plan, ServiceView service, string why)
    {
        var choice = ChooseFallback.Of(plan);
        if (plan.State.Model.Spec.CircuitBreaker?.Fallback.Kind == FallbackKind.Service)
            plan = plan.RequeueAfter(RecheckAfter);
        var circuit = plan.Status.Circuit;
        if (choice.Usable is not { } fallback)
            return circuit is { State: CircuitState.Isolated, Replaces: not null } && service.Target == ServiceTarget.Own(plan)
                ? Close(plan, null)
                : plan;
        if (circuit is { State: CircuitState.Isolated } && circuit.Selector == fallback.Target)
            return KeepPorts(plan, service, fallback);
        if (plan.Status.OverriddenSince is not null)
            return plan;
        return plan.Change(s =>
            s with
            {
                Circuit = new CircuitStatus
                {
                    State = CircuitState.Isolated,
                    Since = circuit is { State: CircuitState.Isolated } ? circuit.Since : plan.Now,
                    Revision = fallback.Revision,
                    ServiceName = fallback.ServiceName,
                    Selector = fallback.Target,
                    Replaces = service.Target,
                    Message = $"annotation {WellKnown.IsolateAnnotation}={why}",
                },
            }
        );
    }

    private static ReconcilePlan KeepPorts(ReconcilePlan plan, ServiceView service, Fallback fallback)
    {
        var settled = plan.Status is { OverriddenSince: null, Circuit.Replaces: null } && service.Target == fallback.Target;
        return
            settled
            && !ServicePorts.Same(service.Ports, fallback.Ports)
            && ServiceTarget.Effect(plan, plan.Status.EffectiveRevision!, service.Uid) is { } effect
            ? plan.WithEffect(effect)
            : plan;
    }

    /// <summary>Back to the effective revision, unless it has no ready pod: then the fallback keeps serving until it has.</summary>
    private static ReconcilePlan Return(ReconcilePlan plan, ServiceView service) =>
        IsolationState.IsOn(plan.Status) && CanReturn(plan)
            ? Close(plan, service.Target == plan.Status.Circuit?.Selector ? service.Target : null)
            : plan;

    private static ReconcilePlan Close(ReconcilePlan plan, string? replaces) =>
        plan.Change(s =>
            s with
            {
                Circuit = new CircuitStatus
                {
                    State = CircuitState.Closed,
                    Since = plan.Now,
                    Replaces = replaces,
                },
            }
        );

    private static bool CanReturn(ReconcilePlan plan) =>
        plan.State.Deployment(plan.Status.EffectiveRevision) is { Ready: > 0 } or { Replicas: 0 }
        || DesiredRevision.Of(plan) is { } wanted && Promotable.IsReady(plan, wanted.Hash) && Promotable.IsFree(plan, wanted.Hash);
}
