namespace MlOps.Decisions.Plan;

/// <summary>
/// How many pods the traffic needs now: what the serving revision runs with, not what the spec hopes for. Where it runs with none, the spec
/// counts: else every revision would be ready at once, also one of which no pod starts.
/// </summary>
internal static class Capacity
{
    public static int Of(ReconcilePlan plan) =>
        plan.State.Deployment(plan.Status.EffectiveRevision) is { Replicas: > 0 } serving
            ? serving.Replicas
            : plan.State.Model.Spec.Replicas;
}
