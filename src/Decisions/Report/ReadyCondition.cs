using MlOps.Decisions.Actions.Isolation;
using MlOps.Decisions.Conditions;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Text;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Circuits;

namespace MlOps.Decisions.Report;

/// <summary>Whether the Service has ready pods, regardless of who selected them, and whether the operator can act on the spec.</summary>
internal static class ReadyCondition
{
    public static Condition Of(ReconcilePlan plan)
    {
        var state = plan.State;
        if (state.SpecErrors.Count > 0)
            return No(Reasons.InvalidSpec, string.Join("; ", state.SpecErrors));
        if (state.Service is { Owned: false, Adoptable: false })
            return No(
                Reasons.ServiceConflict,
                $"Service {state.Name} is not managed by this operator: rename the ModelDeployment, delete the Service, or hand it over: kubectl -n {state.Metadata.Namespace} annotate service {state.Name} {WellKnown.AdoptAnnotation}=true"
            );
        if (plan.Status.EffectiveRevision is not { } effective)
            return No(
                Reasons.NotYetServing,
                $"Revision {state.Latest.Hash} is not ready yet: {PodCount.Of(plan.State, state.Latest.Hash)}"
            );
        if (state.Service is not { } service)
            return No(Reasons.NoService, $"Service {state.Name} does not exist; the operator recreates it at once");
        if (plan.Status.Circuit is { State: CircuitState.Isolated, Replaces: null } circuit && plan.Status.OverriddenSince is null)
            return No(
                Reasons.Isolated,
                $"The model receives no traffic: {IsolatedCondition.Answerer(circuit)} serves instead of revision {effective}, {circuit.Message}"
            );
        if (plan.Status.OverriddenSince is not null && service.Revision is null)
            return new(
                WellKnown.Ready,
                null,
                Reasons.SelectorEdited,
                $"Service {state.Name} was edited manually and selects {service.Target}: the operator cannot tell whether it has ready pods"
            );
        return OfRevision(plan, service.Revision ?? effective, effective);
    }

    /// <summary>Once for each generation that the operator cannot act on.</summary>
    public static ReconcilePlan Warn(ReconcilePlan plan, Condition ready) =>
        ready.Reason is Reasons.InvalidSpec or Reasons.ServiceConflict
        && plan.State.Model.Status?.Conditions.Any(c =>
            c.Type == ready.Type && c.Reason == ready.Reason && c.ObservedGeneration == plan.State.Metadata.Generation
        ) != true
            ? plan.WithEvent(EventRecord.Warning(ready.Reason, ready.Message, $"{ready.Reason}-{plan.State.Metadata.Generation}"))
            : plan;

    private static Condition OfRevision(ReconcilePlan plan, string selected, string effective)
    {
        var version = plan.Revision(selected)?.Version;
        if (PortTargets.Missing(plan, selected) is { } missing)
            return No(Reasons.NoSuchPort, missing);
        return plan.State.Deployment(selected) switch
        {
            { Replicas: 0 } when selected == effective && plan.State.Model.Spec.Replicas == 0 => new(
                WellKnown.Ready,
                true,
                Reasons.ScaledToZero,
                "spec.replicas is 0: no pod serves requests"
            ),
            { Ready: > 0 } deployment when deployment.Ready >= deployment.Replicas => new(
                WellKnown.Ready,
                true,
                Reasons.Serving,
                $"Revision {selected} (version {version}) serves with {Plural.Of(deployment.Replicas, "pod")}"
            ),
            { Ready: > 0 } => No(Reasons.PodsNotReady, $"Revision {selected} serves, but {PodCount.Of(plan.State, selected)}"),
            _ when selected != effective => No(
                Reasons.NoEndpoints,
                $"Service {plan.State.Name} was edited manually and selects revision {selected}, which has no ready pod: requests fail. Select revision {effective} again: {Select(plan, effective)}"
            ),
            _ => No(
                Reasons.NoEndpoints,
                $"Requests fail: revision {selected} (version {version}) has the traffic, and {PodCount.Of(plan.State, selected)}"
            ),
        };
    }

    private static string Select(ReconcilePlan plan, string hash) =>
        $"kubectl -n {plan.State.Metadata.Namespace} patch service {plan.State.Name} --type merge -p '{{\"spec\":{{\"selector\":{{\"{WellKnown.ModelLabel}\":\"{plan.State.Name}\",\"{WellKnown.RevisionLabel}\":\"{hash}\"}}}}}}'";

    private static Condition No(string reason, string message) => new(WellKnown.Ready, false, reason, message);
}
