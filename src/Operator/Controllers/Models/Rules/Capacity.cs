namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>How many pods the traffic needs now: what the serving revision runs with, not what the spec hopes for.</summary>
internal static class Capacity
{
    public static int Of(Turn turn) =>
        turn.World.Deployment(turn.Status.EffectiveRevision)?.Replicas ?? turn.World.Model.Spec.Replicas;
}
