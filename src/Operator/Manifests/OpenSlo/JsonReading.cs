using System.Text.Json.Nodes;

namespace MlOps.Operator.Manifests.OpenSlo;

/// <summary>Reads objects that no schema was held against: what has another shape is absent.</summary>
internal static class JsonReading
{
    public static JsonNode? Field(this JsonNode? node, string name) => (node as JsonObject)?[name];

    /// <summary>A text, number or truth value as text; null for anything else.</summary>
    public static string? Text(this JsonNode? node) => node is JsonValue ? node.ToString() : null;
}
