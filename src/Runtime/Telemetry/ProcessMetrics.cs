using Prometheus;

namespace MlOps.Runtime.Telemetry;

/// <summary>Processor, memory and handles of this process.</summary>
public static class ProcessMetrics
{
    public static void Register(CollectorRegistry registry)
    {
        DotNetStats.Register(registry);

        // The same as the working set, under the name that dashboards for Kubernetes' controllers ask for.
        var resident = Prometheus.Metrics.WithCustomRegistry(registry).CreateGauge("process_resident_memory_bytes", "Resident memory");
        registry.AddBeforeCollectCallback(() => resident.Set(Environment.WorkingSet));
    }
}
