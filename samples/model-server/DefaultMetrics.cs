using Prometheus;

namespace MlOps.Samples.ModelServer;

/// <summary>Process metrics stay; the runtime's hundreds of event counters would only make every scrape heavy.</summary>
public static class DefaultMetrics
{
    public static void Trim() =>
        Metrics.SuppressDefaultMetrics(
            new SuppressDefaultMetricOptions
            {
                SuppressDebugMetrics = true,
                SuppressEventCounters = true,
                SuppressMeters = true,
            }
        );
}
