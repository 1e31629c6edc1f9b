using MlOps.Decisions.Conditions;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Text;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Circuits;

namespace MlOps.Decisions.Actions.Isolation;

/// <summary>Reports whether the Service has ready pods, whoever selected them, and whether the operator can act on the spec.</summary>
internal static class ReadyReport
{
    public static (string Type, bool? Status, string Reason, string Message) Of(Turn turn)
    {
        var world = turn.World;
        if (world.SpecErrors.Count > 0)
            return No("InvalidSpec", string.Join("; ", world.SpecErrors));
        if (world.Service is { Owned: false, Adoptable: false })
            return No("ServiceNotOurs", $"Service {world.Name} is not managed by this operator: rename the ModelDeployment, delete the Service, or hand it over: kubectl -n {world.Metadata.Namespace} annotate service {world.Name} {WellKnown.AdoptAnnotation}=true");
        if (turn.Status.EffectiveRevision is not { } effective)
            return No("NotYetServing", $"Revision {world.Latest.Hash} is not ready yet: {PodCount.Of(turn.World, world.Latest.Hash)}");
        if (world.Service is not { } service)
            return No("NoService", $"Service {world.Name} does not exist; the operator recreates it at once");
        if (turn.Status.Circuit is { State: CircuitState.Isolated, Replaces: null } circuit && turn.Status.OverriddenSince is null)
            return No("Isolated", $"The model gets no traffic: {CircuitReport.Answerer(circuit)} answers instead of revision {effective}, {circuit.Message}");
        if (turn.Status.OverriddenSince is not null && service.Revision is null)
            return (WellKnown.Ready, null, "SelectorEdited", $"Service {world.Name} was edited by hand and selects {service.Target}: the operator does not know whether a pod answers there");
        return OfRevision(turn, service.Revision ?? effective, effective);
    }

    private static (string Type, bool? Status, string Reason, string Message) OfRevision(Turn turn, string selected, string effective)
    {
        var version = turn.Revision(selected)?.Version;
        if (PortTargets.Missing(turn, selected) is { } missing)
            return No("NoSuchPort", missing);
        return turn.World.Deployment(selected) switch
        {
            { Replicas: 0 } when selected == effective && turn.World.Model.Spec.Replicas == 0 => (WellKnown.Ready, true, "ScaledToZero", "spec.replicas is 0: no pod answers"),
            { Ready: > 0 } deployment when deployment.Ready >= deployment.Replicas =>
                (WellKnown.Ready, true, "Serving", $"Revision {selected} (version {version}) serves with {Plural.Of(deployment.Replicas, "pod")}"),
            { Ready: > 0 } => No("PodsNotReady", $"Revision {selected} serves, but {PodCount.Of(turn.World, selected)}"),
            _ when selected != effective => No("NoEndpoints", $"Service {turn.World.Name} was edited by hand and selects revision {selected}, which has no ready pod: no request is answered. Select revision {effective} again: {Select(turn, effective)}"),
            _ => No("NoEndpoints", $"No request is answered: revision {selected} (version {version}) has the traffic, and {PodCount.Of(turn.World, selected)}"),
        };
    }

    private static string Select(Turn turn, string hash) =>
        $"kubectl -n {turn.World.Metadata.Namespace} patch service {turn.World.Name} --type merge -p '{{\"spec\":{{\"selector\":{{\"{WellKnown.ModelLabel}\":\"{turn.World.Name}\",\"{WellKnown.RevisionLabel}\":\"{hash}\"}}}}}}'";

    private static (string Type, bool? Status, string Reason, string Message) No(string reason, string message) => (WellKnown.Ready, false, reason, message);
}
