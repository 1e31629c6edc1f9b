using Prometheus;

namespace MlOps.Runtime.Events;

/// <summary>Events that were written, and those that were not.</summary>
public sealed class EventMetrics(MetricFactory f, string prefix)
{
    public Counter Dropped { get; } = f.CreateCounter($"{prefix}events_dropped_total", "Events that were not recorded", "reason");
    public Counter Recorded { get; } = f.CreateCounter($"{prefix}events_recorded_total", "Events written to the API server", "type");
}
