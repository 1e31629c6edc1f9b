using Prometheus;

namespace MlOps.Runtime.Telemetry;

/// <summary>One set of series per controller, present from the start.</summary>
public sealed class ReconcileMetrics(MetricFactory f)
{
    public const string Success = "success";
    public const string RequeueAfter = "requeue_after";
    public const string Error = "error";
    public const string Conflict = "conflict";
    public const string Terminal = "terminal";
    public const string Timeout = "timeout";

    private static readonly string[] Results = [Success, RequeueAfter, Error, Conflict, Terminal, Timeout];

    public Counter Total { get; } = f.CreateCounter("reconcile_total", "Finished reconciles", "controller", "result");

    public Histogram Seconds { get; } = f.CreateHistogram(
        "reconcile_seconds", "How long a reconcile takes",
        new HistogramConfiguration { LabelNames = ["controller"], Buckets = Histogram.ExponentialBuckets(0.005, 3, 10) });

    /// <summary>Makes every result visible as zero, so that a rate over it is defined from the first scrape.</summary>
    public void Announce(string controller)
    {
        foreach (var result in Results)
            Total.WithLabels(controller, result).Publish();
    }
}
