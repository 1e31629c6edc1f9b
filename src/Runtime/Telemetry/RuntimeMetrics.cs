using Prometheus;

namespace MlOps.Runtime.Telemetry;

/// <summary>
/// The metrics of the runtime, named as controller-runtime names them so that its dashboards fit. One instance per registry;
/// labels are bounded by the kinds and controllers of the program.
/// </summary>
public sealed class RuntimeMetrics
{
    private readonly CollectorRegistry _registry;

    public RuntimeMetrics(CollectorRegistry registry)
    {
        _registry = registry;
        var f = Prometheus.Metrics.WithCustomRegistry(registry);
        Queue = new QueueMetrics(f);
        Reconcile = new ReconcileMetrics(f);
        Watch = new WatchMetrics(f);
        IsLeader = f.CreateGauge("leader_is_leader", "1 while this process leads", "lease");
        LeaderTransitions = f.CreateCounter("leader_transitions_total", "Terms this process began", "lease");
        EventsDropped = f.CreateCounter("events_dropped_total", "Events that were not recorded", "reason");
        EventsRecorded = f.CreateCounter("events_recorded_total", "Events written to the API server", "type");
        ApiRequests = f.CreateCounter("api_requests_total", "Requests to the API server", "verb", "code");
        ApiSeconds = f.CreateHistogram(
            "api_request_duration_seconds", "Time to the answer of a request that is not a watch",
            new HistogramConfiguration { LabelNames = ["verb"], Buckets = Histogram.ExponentialBuckets(0.002, 2.5, 11) });
    }

    public QueueMetrics Queue { get; }
    public ReconcileMetrics Reconcile { get; }
    public WatchMetrics Watch { get; }
    public Gauge IsLeader { get; }
    public Counter LeaderTransitions { get; }
    public Counter EventsDropped { get; }
    public Counter EventsRecorded { get; }
    public Counter ApiRequests { get; }
    public Histogram ApiSeconds { get; }

    /// <summary>Metrics nobody reads, for callers that do not care.</summary>
    public static RuntimeMetrics None() => new(Prometheus.Metrics.NewCustomRegistry());

    /// <summary>Has <paramref name="update"/> run before each scrape, for values that grow without an event.</summary>
    internal void BeforeCollect(Action update) => _registry.AddBeforeCollectCallback(update);
}
