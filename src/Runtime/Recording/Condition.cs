using System.Globalization;
using System.Text.Json.Nodes;

namespace MlOps.Runtime.Recording;

/// <summary>A condition by the API conventions.</summary>
public sealed record Condition(
    string Type, string Status, string Reason, string Message, DateTimeOffset LastTransitionTime, long ObservedGeneration)
{
    public static Condition? From(JsonNode? node)
    {
        if (node is not JsonObject json || Text(json, "type") is not { Length: > 0 } type)
            return null;
        var since = DateTimeOffset.TryParse(
            Text(json, "lastTransitionTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var t)
            ? t
            : DateTimeOffset.UnixEpoch;
        var generation = json["observedGeneration"] is JsonValue g && g.TryGetValue<long>(out var n) ? n : 0;
        return new(type, Text(json, "status") ?? "Unknown", Text(json, "reason") ?? "", Text(json, "message") ?? "", since, generation);
    }

    public JsonObject ToJson() => new()
    {
        ["type"] = Type,
        ["status"] = Status,
        ["reason"] = Reason,
        ["message"] = Message,
        ["lastTransitionTime"] = LastTransitionTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["observedGeneration"] = ObservedGeneration,
    };

    private static string? Text(JsonObject json, string name) =>
        json[name] is JsonValue v && v.TryGetValue<string>(out var text) ? text : null;
}
