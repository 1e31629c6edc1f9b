using Prometheus;

namespace MlOps.Runtime.Telemetry;

/// <summary>One series per watched kind.</summary>
public sealed class WatchMetrics(MetricFactory f)
{
    public Counter Events { get; } = f.CreateCounter("watch_events_total", "Lines read from watches", "kind", "type");
    public Counter Restarts { get; } = f.CreateCounter("watch_restarts_total", "Watches begun again, by cause", "kind", "cause");
    public Counter Gone { get; } = f.CreateCounter("watch_gone_total", "Resource versions that were too old", "kind");
    public Counter Lists { get; } = f.CreateCounter("watch_lists_total", "Complete lists read", "kind");

    public Counter DecodeErrors { get; } = f.CreateCounter(
        "watch_decode_errors_total", "Objects that could not be decoded", "kind");

    public Gauge Undecodable { get; } = f.CreateGauge(
        "watch_undecodable_objects", "Objects that exist but are not in the store", "kind");

    public Gauge Lag { get; } = f.CreateGauge("watch_lag_seconds", "Time since the last sign of life of a watch", "kind");
    public Gauge Objects { get; } = f.CreateGauge("watch_objects", "Objects in the store", "kind");
}
