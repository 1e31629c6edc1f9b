using Prometheus;

namespace MlOps.Runtime.Controllers;

/// <summary>One set of series per controller, with controller-runtime's names and meaning.</summary>
public sealed class ReconcileMetrics(MetricFactory f)
{
    public const string Success = "success";
    public const string RequeueAfter = "requeue_after";
    public const string Error = "error";

    /// <summary>The one result that controller-runtime does not have: it counts a lost race for an object as an error.</summary>
    public const string Conflict = "conflict";

    public static IReadOnlyList<string> Results { get; } = [Success, RequeueAfter, Error, Conflict];

    public Counter Total { get; } = f.CreateCounter("controller_runtime_reconcile_total", "Finished reconciles", "controller", "result");

    public Counter Errors { get; } =
        f.CreateCounter("controller_runtime_reconcile_errors_total", "Reconciles that ended in an error", "controller");

    public Counter TerminalErrors { get; } =
        f.CreateCounter(
            "controller_runtime_terminal_reconcile_errors_total",
            "Errors that are not retried until something changes",
            "controller"
        );

    public Counter Panics { get; } =
        f.CreateCounter("controller_runtime_reconcile_panics_total", "Unexpected errors, each of them a bug in the operator", "controller");

    public Counter Timeouts { get; } =
        f.CreateCounter("controller_runtime_reconcile_timeouts_total", "Reconciles that exceeded their time limit", "controller");

    public Histogram Seconds { get; } =
        f.CreateHistogram(
            "controller_runtime_reconcile_time_seconds",
            "Duration of a reconcile",
            new HistogramConfiguration { LabelNames = ["controller"], Buckets = Histogram.ExponentialBuckets(0.005, 3, 10) }
        );

    public Gauge MaxConcurrent { get; } =
        f.CreateGauge("controller_runtime_max_concurrent_reconciles", "Workers of a controller", "controller");

    public Gauge Active { get; } = f.CreateGauge("controller_runtime_active_workers", "Workers that are reconciling", "controller");
}
