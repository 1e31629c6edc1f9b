using Prometheus;

namespace MlOps.Runtime.Queues;

/// <summary>
/// One series per queue, with the names, labels and meaning of client-go's workqueue as controller-runtime exports them; since its
/// release 0.20 with the label controller besides name.
/// </summary>
public sealed class QueueMetrics(CollectorRegistry registry, MetricFactory f, string prefix)
{
    private static readonly string[] Labels = ["name", "controller"];
    private static readonly double[] Seconds = Histogram.ExponentialBuckets(0.001, 4, 10);

    public Gauge Depth { get; } = f.CreateGauge("workqueue_depth", "Keys waiting for a worker", Labels);
    public Counter Adds { get; } = f.CreateCounter("workqueue_adds_total", "Keys added to the queue", Labels);
    public Counter Retries { get; } =
        f.CreateCounter("workqueue_retries_total", "Keys requeued, after a failure or for the next evaluation", Labels);

    public Histogram QueueSeconds { get; } =
        f.CreateHistogram(
            "workqueue_queue_duration_seconds",
            "Time a key waits for a worker",
            new HistogramConfiguration { LabelNames = Labels, Buckets = Seconds }
        );

    public Histogram WorkSeconds { get; } =
        f.CreateHistogram(
            "workqueue_work_duration_seconds",
            "Time a key is processed",
            new HistogramConfiguration { LabelNames = Labels, Buckets = Seconds }
        );

    public Gauge Unfinished { get; } =
        f.CreateGauge("workqueue_unfinished_work_seconds", "Total time spent so far on keys in progress", Labels);

    public Gauge LongestRunning { get; } =
        f.CreateGauge("workqueue_longest_running_processor_seconds", "Time spent so far on the longest running key", Labels);

    public Gauge Delayed { get; } = f.CreateGauge($"{prefix}workqueue_delayed_keys", "Delayed keys that are not due yet", Labels);

    /// <summary>Unread metrics, for callers that do not care.</summary>
    public static QueueMetrics None()
    {
        var registry = Prometheus.Metrics.NewCustomRegistry();
        return new(registry, Prometheus.Metrics.WithCustomRegistry(registry), "");
    }

    /// <summary>Has <paramref name="update"/> run before each scrape, for values that change without an event.</summary>
    internal void BeforeCollect(Action update) => registry.AddBeforeCollectCallback(update);
}
