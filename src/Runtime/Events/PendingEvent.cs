using System.Globalization;
using System.Text.Json.Nodes;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Events;

/// <summary>An Event on its way to the API server.</summary>
internal sealed record PendingEvent(ObjectRef Involved, EventType Type, string Reason, string Message, string DedupeKey, DateTimeOffset At)
{
    /// <summary>Whether each occurrence counts once, however often it is recorded.</summary>
    public bool Once { get; init; }

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

    /// <summary>Whether the Event that the server has reports this occurrence already. Its times are whole seconds.</summary>
    public bool IsIn(JsonObject known) =>
        DateTimeOffset.TryParse(
            known["lastTimestamp"]?.ToString(),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var last
        )
        && last.ToUnixTimeSeconds() >= At.ToUnixTimeSeconds();

    public JsonObject ToRepeat(int count) =>
        new()
        {
            ["count"] = count,
            ["lastTimestamp"] = Time,
            ["message"] = Message,
        };

    private string Time => At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
