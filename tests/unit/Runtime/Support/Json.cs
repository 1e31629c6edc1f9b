using System.Text.Json.Nodes;

namespace MlOps.Runtime.Tests.Support;

/// <summary>Objects and lists as the server would send them.</summary>
internal static class Json
{
    public static JsonObject Parse(string json) => (JsonObject)JsonNode.Parse(json)!;

    public static JsonObject Object(string name, int version, string? uid = null, string? value = null, string ns = "ns") =>
        new()
        {
            ["apiVersion"] = "example.io/v1",
            ["kind"] = "Thing",
            ["metadata"] = new JsonObject
            {
                ["name"] = name,
                ["namespace"] = ns,
                ["uid"] = uid ?? $"uid-{name}",
                ["resourceVersion"] = version.ToString(System.Globalization.CultureInfo.InvariantCulture),
            },
            ["spec"] = new JsonObject { ["value"] = value ?? "good" },
        };

    public static string Line(string type, JsonObject obj) =>
        new JsonObject { ["type"] = type, ["object"] = obj.DeepClone() }.ToJsonString();

    public static string Bookmark(int version) => Line("BOOKMARK", Parse($$$"""{"metadata":{"resourceVersion":"{{{version}}}"}}"""));

    public static string Gone() => Line("ERROR", Status(410, "Expired", "too old resource version"));

    public static JsonObject Status(int code, string reason, string message) =>
        new()
        {
            ["kind"] = "Status",
            ["status"] = "Failure",
            ["code"] = code,
            ["reason"] = reason,
            ["message"] = message,
        };

    public static string List(int version, string? next, params JsonObject[] items) =>
        new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["resourceVersion"] = version.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["continue"] = next ?? "",
            },
            ["items"] = new JsonArray([.. items.Select(i => (JsonNode)i)]),
        }.ToJsonString();
}
