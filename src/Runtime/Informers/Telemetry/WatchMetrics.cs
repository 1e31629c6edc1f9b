using Prometheus;

namespace MlOps.Runtime.Informers.Telemetry;

/// <summary>One set of series per watched resource.</summary>
public sealed class WatchMetrics(CollectorRegistry registry, MetricFactory f, string prefix)
{
    public Counter Events { get; } = f.CreateCounter($"{prefix}watch_events_total", "Events received from watches", "resource", "type");
    public Counter Restarts { get; } =
        f.CreateCounter($"{prefix}watch_restarts_total", "Watches and lists restarted, by cause", "resource", "cause");
    public Counter Gone { get; } =
        f.CreateCounter($"{prefix}watch_gone_total", "Watches that ended because the resource version was too old", "resource");
    public Counter Lists { get; } = f.CreateCounter($"{prefix}watch_lists_total", "Complete lists", "resource");

    public Counter DecodeErrors { get; } =
        f.CreateCounter($"{prefix}watch_decode_errors_total", "Objects that could not be decoded", "resource");

    public Gauge Undecodable { get; } =
        f.CreateGauge($"{prefix}watch_undecodable_objects", "Objects that exist but are not in the store", "resource");

    public Gauge Lag { get; } =
        f.CreateGauge($"{prefix}watch_lag_seconds", "Time since a watch last received data, infinite before the first", "resource");

    public Gauge Objects { get; } = f.CreateGauge($"{prefix}watch_objects", "Objects in the store", "resource");

    /// <summary>Has <paramref name="update"/> run before each scrape, for values that change without an event.</summary>
    internal void BeforeCollect(Action update) => registry.AddBeforeCollectCallback(update);
}
