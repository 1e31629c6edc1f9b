using System.Text.Json.Nodes;
using MlOps.Decisions.Effects;
using MlOps.Runtime.Events;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers;

/// <summary>Publishes what a decision reports, as an Event on the object and as a line of the log.</summary>
internal sealed class EventPublisher(IEventRecorder events, ILogger logger)
{
    public void Publish(ResourceKind kind, JsonObject raw, EventRecord record)
    {
        var type = record.Type == EventSeverity.Warning ? EventType.Warning : EventType.Normal;
        events.Record(ObjectRef.Of(kind, raw), type, record.Reason, record.Message, record.DedupeKey);
        ReconcileLog.Reported(logger, kind.Kind, ObjectMeta.Of(raw).Key, record.Reason, record.Message);
    }
}
