using System.Text.Json;
using MlOps.Runtime.Api;
using MlOps.Runtime.Informers.Liveness;
using Prometheus;

namespace MlOps.Runtime.Informers.Telemetry;

/// <summary>The series of one informer, all of them visible from the start.</summary>
internal sealed class WatchInstruments
{
    /// <summary>The server ended the watch at its time.</summary>
    public const string End = "end";

    /// <summary>No data was received for too long.</summary>
    public const string Silence = "silence";

    private readonly WatchMetrics _metrics;
    private readonly string _resource;
    private readonly Gauge.Child _objects;
    private readonly Gauge.Child _undecodable;

    public WatchInstruments(WatchMetrics metrics, string resource, LastContact contact)
    {
        _metrics = metrics;
        _resource = resource;
        _objects = _metrics.Objects.WithLabels(resource);
        _undecodable = _metrics.Undecodable.WithLabels(resource);
        foreach (var counter in new[] { _metrics.DecodeErrors, _metrics.Gone, _metrics.Lists })
            counter.WithLabels(resource).Publish();
        foreach (var type in Enum.GetValues<WatchEventType>())
            _metrics.Events.WithLabels(resource, Text(type)).Publish();
        foreach (var cause in Enum.GetValues<ApiErrorKind>().Select(Text).Concat([End, Silence]))
            _metrics.Restarts.WithLabels(resource, cause).Publish();
        var lag = _metrics.Lag.WithLabels(resource);
        metrics.BeforeCollect(() => lag.Set(contact.Age == TimeSpan.MaxValue ? double.PositiveInfinity : contact.Age.TotalSeconds));
    }

    public void Saw(WatchEventType type) => _metrics.Events.WithLabels(_resource, Text(type)).Inc();

    public void Restarted(string cause) => _metrics.Restarts.WithLabels(_resource, cause).Inc();

    public void Restarted(ApiErrorKind cause) => Restarted(Text(cause));

    public void Gone() => _metrics.Gone.WithLabels(_resource).Inc();

    public void Listed() => _metrics.Lists.WithLabels(_resource).Inc();

    public void DecodeFailed() => _metrics.DecodeErrors.WithLabels(_resource).Inc();

    public void Holds(int objects, int undecodable)
    {
        _objects.Set(objects);
        _undecodable.Set(undecodable);
    }

    /// <summary>As the API server writes it.</summary>
    private static string Text(WatchEventType type) => type.ToString().ToUpperInvariant();

    private static string Text(ApiErrorKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
}
