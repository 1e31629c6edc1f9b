using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MlOps.Entities.Common.Rules;
using MlOps.Entities.Common.Status;

namespace MlOps.Entities.Serialization;

/// <summary>How entities are read from and written to the API: camelCase, enums by name, absent rather than null.</summary>
public static class EntityJson
{
    /// <summary>As deep as a writer of .NET goes: templates are kept as they come, and the API server takes thousands of levels.</summary>
    private const int MaxDepth = 1000;

    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Decodes one object.</summary>
    /// <exception cref="JsonException">The object does not have the shape of <typeparamref name="T"/>.</exception>
    public static T Decode<T>(JsonNode json) => json.Deserialize<T>(Options) ?? throw new JsonException($"null is not a {typeof(T).Name}");

    /// <summary>Empty strings are left out: Kubernetes 1.20 takes one for null when it validates a status, and refuses it.</summary>
    public static JsonObject Encode<T>(T value) => WithoutEmpty(JsonSerializer.SerializeToNode(value, Options)?.AsObject() ?? []);

    private static JsonObject WithoutEmpty(JsonObject json)
    {
        foreach (var (name, value) in json.ToList())
        {
            if (value is JsonValue text && text.TryGetValue<string>(out var content) && content.Length == 0)
                json.Remove(name);
            foreach (
                var nested in value is JsonArray list ? list.OfType<JsonObject>()
                : value is JsonObject child ? [child]
                : []
            )
                WithoutEmpty(nested);
        }

        return json;
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.Strict,
            MaxDepth = MaxDepth,
            TypeInfoResolver = new EntityTypes(
                new DefaultJsonTypeInfoResolver
                {
                    Modifiers = { StringBounds.Keep, ListBounds.Keep, StatusEnums.Tolerate, FormerNames.Read, ExplicitNulls.Ignore },
                }
            ),
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new KubernetesTimeConverter());
        options.MakeReadOnly();
        return options;
    }
}
