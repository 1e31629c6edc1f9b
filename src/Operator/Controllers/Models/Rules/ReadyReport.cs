using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>Is the model fine: does the serving revision have its pods, and can the spec be acted on?</summary>
internal static class ReadyReport
{
    public static (string Type, bool? Status, string Reason, string Message) Of(Turn turn)
    {
        var world = turn.World;
        if (world.SpecErrors.Count > 0)
            return (WellKnown.Ready, false, "InvalidSpec", string.Join("; ", world.SpecErrors));
        if (world.Service is { Owned: false, Adoptable: false })
            return (WellKnown.Ready, false, "ServiceNotOurs", $"Service {world.Name} belongs to somebody else: rename the ModelDeployment, delete the Service, or annotate it {WellKnown.AdoptAnnotation}=true");
        if (turn.Status.EffectiveRevision is not { } effective)
            return (WellKnown.Ready, false, "NotYetServing", $"Revision {world.Latest.Hash} is not ready yet: {Pods(turn, world.Latest.Hash)}");
        if (turn.Status.Circuit is { State: CircuitState.Isolated, Replaces: null } circuit)
            return (WellKnown.Ready, false, "Isolated", $"The model gets no traffic: {CircuitReport.Answerer(circuit)} answers instead of revision {effective}, {circuit.Message}");
        var deployment = world.Deployment(effective);
        return deployment is { Ready: > 0 } && deployment.Ready >= deployment.Replicas || deployment is { Replicas: 0 }
            ? (WellKnown.Ready, true, "Serving", $"Revision {effective} (version {turn.Revision(effective)?.Version}) serves with {deployment.Replicas} pods")
            : (WellKnown.Ready, false, "PodsNotReady", $"Revision {effective} serves, but {Pods(turn, effective)}");
    }

    public static string Pods(Turn turn, string hash)
    {
        var deployment = turn.World.Deployment(hash);
        var trouble = turn.World.PodsOf(hash).Select(p => p.Trouble).FirstOrDefault(t => t is not null);
        var count = deployment is null ? "it has no Deployment yet" : $"{deployment.Ready} of {deployment.Replicas} pods are ready";
        return trouble is null ? count : $"{count} ({trouble})";
    }
}
