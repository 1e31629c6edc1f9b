using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;

namespace MlOps.Decisions.Checks;

/// <summary>
/// Whether a revision has enough available pods: ready for <c>minReadySeconds</c>, as its Deployment counts them. A Deployment created by
/// an earlier release of the operator lacks that field; there the pods' own readiness times count.
/// </summary>
internal static class Readiness
{
    public static bool Enough(ModelState state, string hash, int needed) =>
        state.Deployment(hash) is { Settled: true } deployment
        && deployment.Replicas >= needed
        && deployment.Available >= needed
        && (!CountsPods(state, deployment) || Since(state, hash).Count(since => since + Least(state) <= state.Now) >= needed);

    /// <summary>When the next pod becomes available, if no event of the Deployment would report it.</summary>
    public static DateTimeOffset? NextAt(ModelState state, ChildDeployment deployment) =>
        CountsPods(state, deployment)
        && Since(state, deployment.Hash).Select(since => since + Least(state)).Where(at => at > state.Now).ToList() is { Count: > 0 } times
            ? times.Min()
            : null;

    private static bool CountsPods(ModelState state, ChildDeployment deployment) =>
        deployment.MinReadySeconds == 0 && state.Rollout.MinReadySeconds > 0;

    private static IEnumerable<DateTimeOffset> Since(ModelState state, string hash) =>
        state.PodsOf(hash).Where(p => p is { Ready: true, Terminating: false }).Select(p => p.ReadyChangedAt);

    private static TimeSpan Least(ModelState state) => TimeSpan.FromSeconds(state.Rollout.MinReadySeconds);
}
