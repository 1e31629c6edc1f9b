using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace MlOps.Entities.Common;

/// <summary>How entities are read from and written to the API: camelCase, enums by name, absent rather than null.</summary>
public static class EntityJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Decodes one object.</summary>
    /// <exception cref="JsonException">The object does not have the shape of <typeparamref name="T"/>.</exception>
    public static T Decode<T>(JsonNode json) =>
        json.Deserialize<T>(Options) ?? throw new JsonException($"null is not a {typeof(T).Name}");

    public static JsonObject Encode<T>(T value) =>
        JsonSerializer.SerializeToNode(value, Options)?.AsObject() ?? [];

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.Strict,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new JsonStringEnumConverter());
        options.Converters.Add(new KubernetesTimeConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
