using Prometheus;

namespace MlOps.Runtime.Telemetry;

/// <summary>
/// The metrics of the runtime. What controller-runtime and client-go export too has their names and meaning, so that their dashboards
/// fit; all else begins with the program's prefix. One instance per registry; labels are bounded by the kinds and controllers of the program.
/// </summary>
public sealed class RuntimeMetrics
{
    private readonly CollectorRegistry _registry;

    public RuntimeMetrics(CollectorRegistry registry, string prefix = "")
    {
        _registry = registry;
        Factory = Prometheus.Metrics.WithCustomRegistry(registry);
        Queue = new QueueMetrics(Factory, prefix);
        Reconcile = new ReconcileMetrics(Factory);
        Watch = new WatchMetrics(Factory, prefix);
        Api = new ApiMetrics(Factory);
        IsLeader = Factory.CreateGauge("leader_election_master_status", "1 while this process holds the lease and may write, else 0", "name");
        LeaderTerms = Factory.CreateCounter($"{prefix}leader_terms_total", "Terms that this process began to lead", "name");
        EventsDropped = Factory.CreateCounter($"{prefix}events_dropped_total", "Events that were not recorded", "reason");
        EventsRecorded = Factory.CreateCounter($"{prefix}events_recorded_total", "Events written to the API server", "type");
    }

    /// <summary>Makes further metrics of the same registry.</summary>
    public MetricFactory Factory { get; }

    public QueueMetrics Queue { get; }
    public ReconcileMetrics Reconcile { get; }
    public WatchMetrics Watch { get; }
    public ApiMetrics Api { get; }
    public Gauge IsLeader { get; }
    public Counter LeaderTerms { get; }
    public Counter EventsDropped { get; }
    public Counter EventsRecorded { get; }

    /// <summary>Metrics nobody reads, for callers that do not care.</summary>
    public static RuntimeMetrics None() => new(Prometheus.Metrics.NewCustomRegistry());

    /// <summary>Has <paramref name="update"/> run before each scrape, for values that change without an event.</summary>
    internal void BeforeCollect(Action update) => _registry.AddBeforeCollectCallback(update);
}
