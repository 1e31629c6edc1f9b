using System.Text.Json.Nodes;
using MlOps.Decisions.Effects;
using MlOps.Runtime.Events;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers;

/// <summary>Publishes what a decision reports, as an Event on the object and as a line of the log.</summary>
internal sealed class EventPublisher(IEventRecorder events, ILogger logger)
{
    public Outbox Outbox { get; } = new(events);

    /// <summary>What a status reports is recorded from there; the log has it at once.</summary>
    public void Log(ResourceKind kind, ObjectKey key, EventRecord record) =>
        ReconcileLog.Reported(logger, kind.Kind, key, record.Reason, record.Message);

    public void Publish(ResourceKind kind, JsonObject raw, EventRecord record)
    {
        var type = record.Type == EventSeverity.Warning ? EventType.Warning : EventType.Normal;
        events.Record(ObjectRef.Of(kind, raw), type, record.Reason, record.Message, record.DedupeKey);
        Log(kind, ObjectMeta.Of(raw).Key, record);
    }
}
