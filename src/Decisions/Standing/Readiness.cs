using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;

namespace MlOps.Decisions.Standing;

/// <summary>
/// Whether a revision has enough available pods: ready for <c>minReadySeconds</c>, as its Deployment counts them. A Deployment created by an earlier
/// release of the operator lacks that field; there the pods' own readiness times count.
/// </summary>
internal static class Readiness
{
    public static bool Enough(ModelWorld world, string hash, int needed) =>
        world.Deployment(hash) is { Settled: true } deployment
        && deployment.Replicas >= needed && deployment.Available >= needed
        && (!CountsPods(world, deployment) || Since(world, hash).Count(since => since + Least(world) <= world.Now) >= needed);

    /// <summary>When the next pod becomes available, if no event of the Deployment would report it.</summary>
    public static DateTimeOffset? NextAt(ModelWorld world, ChildDeployment deployment) =>
        CountsPods(world, deployment) && Since(world, deployment.Hash).Select(since => since + Least(world)).Where(at => at > world.Now).ToList() is { Count: > 0 } times
            ? times.Min()
            : null;

    private static bool CountsPods(ModelWorld world, ChildDeployment deployment) => deployment.MinReadySeconds == 0 && world.Rollout.MinReadySeconds > 0;

    private static IEnumerable<DateTimeOffset> Since(ModelWorld world, string hash) =>
        world.PodsOf(hash).Where(p => p is { Ready: true, Terminating: false }).Select(p => p.ReadyChangedAt);

    private static TimeSpan Least(ModelWorld world) => TimeSpan.FromSeconds(world.Rollout.MinReadySeconds);
}
