using System.Text.Json.Nodes;

namespace MlOps.Operator.Manifests.Yaml;

/// <summary>
/// Fields that are written as null. The API server removes those that a schema knows before it fills in defaults, so that
/// <c>mode:</c> without a value means the default.
/// </summary>
internal static class NullFields
{
    public static JsonNode? Without(JsonNode? value, JsonObject schema) =>
        value switch
        {
            JsonObject o when schema["x-kubernetes-preserve-unknown-fields"] is null => Fields(o, schema["properties"] as JsonObject ?? []),
            JsonArray a when schema["items"] is JsonObject item => new JsonArray([.. a.Select(one => Without(one, item))]),
            _ => value?.DeepClone(),
        };

    private static JsonObject Fields(JsonObject value, JsonObject known) =>
        new(
            value
                .Where(field => field.Value is not null || !known.ContainsKey(field.Key))
                .Select(field =>
                    KeyValuePair.Create(
                        field.Key,
                        known[field.Key] is JsonObject schema ? Without(field.Value, schema) : field.Value?.DeepClone()
                    )
                )
        );
}
