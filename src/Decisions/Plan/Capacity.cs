namespace MlOps.Decisions.Plan;

/// <summary>
/// How many pods the traffic needs now: what the serving revision runs with, not what the spec hopes for. Where it runs with none, the spec counts:
/// else every revision would be ready at once, also one of which no pod starts.
/// </summary>
internal static class Capacity
{
    public static int Of(Turn turn) =>
        turn.World.Deployment(turn.Status.EffectiveRevision) is { Replicas: > 0 } serving ? serving.Replicas : turn.World.Model.Spec.Replicas;
}
