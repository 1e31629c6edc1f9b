using MlOps.Runtime.Telemetry;
using Prometheus;

namespace MlOps.Runtime.Watching;

/// <summary>The series of one informer, looked up once.</summary>
internal sealed class WatchInstruments
{
    private readonly WatchMetrics _metrics;
    private readonly string _kind;
    private readonly Gauge.Child _objects;
    private readonly Gauge.Child _undecodable;

    public WatchInstruments(RuntimeMetrics metrics, string kind, Contact contact)
    {
        _metrics = metrics.Watch;
        _kind = kind;
        _objects = _metrics.Objects.WithLabels(kind);
        _undecodable = _metrics.Undecodable.WithLabels(kind);
        _metrics.DecodeErrors.WithLabels(kind).Publish();
        _metrics.Gone.WithLabels(kind).Publish();
        var lag = _metrics.Lag.WithLabels(kind);
        metrics.BeforeCollect(() => lag.Set(contact.Age == TimeSpan.MaxValue ? double.PositiveInfinity : contact.Age.TotalSeconds));
    }

    public void Saw(WatchEventType type) => _metrics.Events.WithLabels(_kind, type.ToString().ToUpperInvariant()).Inc();

    public void Restarted(string cause) => _metrics.Restarts.WithLabels(_kind, cause).Inc();

    public void Gone() => _metrics.Gone.WithLabels(_kind).Inc();

    public void Listed() => _metrics.Lists.WithLabels(_kind).Inc();

    public void DecodeFailed() => _metrics.DecodeErrors.WithLabels(_kind).Inc();

    public void Holds(int objects, int undecodable)
    {
        _objects.Set(objects);
        _undecodable.Set(undecodable);
    }
}
