using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlOps.Operator.Manifests.Yaml;

/// <summary>What a value of a file is.</summary>
internal static class JsonTypes
{
    /// <summary>As a schema calls it.</summary>
    public static string Of(JsonNode value) =>
        value.GetValueKind() switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            _ => value.AsValue().TryGetValue<long>(out _) ? "integer" : "number",
        };

    /// <summary>As a sentence calls it.</summary>
    public static string InWords(JsonNode value) =>
        Of(value) switch
        {
            "array" => "a list",
            "string" => "text",
            "object" => "an object",
            "integer" => "an integer",
            var other => $"a {other}",
        };
}
