using Prometheus;

namespace MlOps.Runtime.Telemetry;

/// <summary>One series per queue.</summary>
public sealed class QueueMetrics(MetricFactory f)
{
    private static readonly double[] Seconds = Histogram.ExponentialBuckets(0.001, 4, 10);

    public Gauge Depth { get; } = f.CreateGauge("workqueue_depth", "Keys that are ready to be taken", "name");
    public Counter Adds { get; } = f.CreateCounter("workqueue_adds_total", "Keys that became ready", "name");
    public Counter Retries { get; } = f.CreateCounter("workqueue_retries_total", "Keys added again after a failure", "name");
    public Gauge Delayed { get; } = f.CreateGauge("workqueue_delayed", "Keys that wait for their time", "name");

    public Histogram QueueSeconds { get; } = f.CreateHistogram(
        "workqueue_queue_duration_seconds", "How long a key waits to be taken",
        new HistogramConfiguration { LabelNames = ["name"], Buckets = Seconds });

    public Histogram WorkSeconds { get; } = f.CreateHistogram(
        "workqueue_work_duration_seconds", "How long work on a key takes",
        new HistogramConfiguration { LabelNames = ["name"], Buckets = Seconds });

    public Gauge Unfinished { get; } = f.CreateGauge(
        "workqueue_unfinished_work_seconds", "Sum of the time spent so far on keys that are not done", "name");

    public Gauge LongestRunning { get; } = f.CreateGauge(
        "workqueue_longest_running_processor_seconds", "Time spent so far on the key that takes longest", "name");
}
