using System.Globalization;
using Prometheus;

namespace MlOps.Samples.ModelServer;

/// <summary>
/// <c>{prefix}_requests_total{code}</c> and <c>{prefix}_request_duration_seconds</c>. A code's series exists from its first
/// answer on and not before, as in most real servers: whoever queries errors must cope with their absence.
/// </summary>
public sealed class RequestMetrics(string prefix, IMetricFactory metrics)
{
    private readonly Counter _requests = metrics.CreateCounter(
        $"{prefix}_requests_total",
        "Answered prediction requests by HTTP status.",
        ["code"]
    );

    private readonly Histogram _duration = metrics.CreateHistogram(
        $"{prefix}_request_duration_seconds",
        "Time to answer a prediction request.",
        new HistogramConfiguration { Buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5] }
    );

    public void Observe(int status, TimeSpan took)
    {
        _requests.WithLabels(status.ToString(CultureInfo.InvariantCulture)).Inc();
        _duration.Observe(took.TotalSeconds);
    }
}
