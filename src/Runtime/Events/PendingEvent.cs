using System.Globalization;
using System.Text.Json.Nodes;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Events;

/// <summary>An Event on its way to the API server.</summary>
internal sealed record PendingEvent(ObjectRef Involved, EventType Type, string Reason, string Message, string DedupeKey, DateTimeOffset At)
{
    public ObjectKey Key { get; } = new(EventNames.NamespaceOf(Involved), EventNames.For(Involved, Reason, DedupeKey));

    public JsonObject ToCreate(string component, string instance) =>
        new()
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Event",
            ["metadata"] = new JsonObject { ["name"] = Key.Name, ["namespace"] = Key.Namespace },
            ["involvedObject"] = new JsonObject
            {
                ["apiVersion"] = Involved.ApiVersion,
                ["kind"] = Involved.Kind,
                ["namespace"] = Involved.Namespace,
                ["name"] = Involved.Name,
                ["uid"] = Involved.Uid,
                ["resourceVersion"] = Involved.ResourceVersion,
            },
            ["reason"] = Reason,
            ["message"] = Message,
            ["type"] = Type.ToString(),
            ["source"] = new JsonObject { ["component"] = component },
            ["reportingComponent"] = component,
            ["reportingInstance"] = instance,
            ["firstTimestamp"] = Time,
            ["lastTimestamp"] = Time,
            ["count"] = 1,
        };

    public JsonObject ToRepeat(int count) =>
        new()
        {
            ["count"] = count,
            ["lastTimestamp"] = Time,
            ["message"] = Message,
        };

    private string Time => At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
