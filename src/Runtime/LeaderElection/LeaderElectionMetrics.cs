using Prometheus;

namespace MlOps.Runtime.LeaderElection;

/// <summary>One set of series per lease. The leader is reported under client-go's name.</summary>
public sealed class LeaderElectionMetrics(CollectorRegistry registry, MetricFactory f, string prefix)
{
    public Gauge IsLeader { get; } =
        f.CreateGauge("leader_election_master_status", "1 while this process holds the lease and may write, else 0", "name");

    public Counter Terms { get; } = f.CreateCounter($"{prefix}leader_terms_total", "Leader terms that this process started", "name");

    /// <summary>Has <paramref name="update"/> run before each scrape, for values that change without an event.</summary>
    internal void BeforeCollect(Action update) => registry.AddBeforeCollectCallback(update);
}
