using MlOps.Runtime.Api.Transport;
using MlOps.Runtime.Controllers;
using MlOps.Runtime.Events;
using MlOps.Runtime.Informers.Telemetry;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Queues;
using Prometheus;

namespace MlOps.Runtime.Telemetry;

/// <summary>
/// The metrics of the runtime. What controller-runtime and client-go export too has their names and meaning, so that their dashboards fit;
/// all else begins with the program's prefix. One instance per registry; labels are bounded by the kinds and controllers of the program.
/// </summary>
public sealed class RuntimeMetrics
{
    private readonly CollectorRegistry _registry;

    public RuntimeMetrics(CollectorRegistry registry, string prefix = "")
    {
        _registry = registry;
        Factory = Prometheus.Metrics.WithCustomRegistry(registry);
        Queue = new QueueMetrics(registry, Factory, prefix);
        Reconcile = new ReconcileMetrics(Factory);
        Watch = new WatchMetrics(registry, Factory, prefix);
        Api = new ApiMetrics(Factory);
        LeaderElection = new LeaderElectionMetrics(registry, Factory, prefix);
        Events = new EventMetrics(Factory, prefix);
    }

    /// <summary>Makes further metrics of the same registry.</summary>
    public MetricFactory Factory { get; }

    public QueueMetrics Queue { get; }
    public ReconcileMetrics Reconcile { get; }
    public WatchMetrics Watch { get; }
    public ApiMetrics Api { get; }
    public LeaderElectionMetrics LeaderElection { get; }
    public EventMetrics Events { get; }

    /// <summary>Unread metrics, for callers that do not care.</summary>
    public static RuntimeMetrics None() => new(Prometheus.Metrics.NewCustomRegistry());

    /// <summary>Has <paramref name="update"/> run before each scrape, for values that change without an event.</summary>
    internal void BeforeCollect(Action update) => _registry.AddBeforeCollectCallback(update);
}
