using System.ComponentModel;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MlOps.Entities.Common.Status;
using MlOps.Entities.Serialization;

namespace MlOps.Entities.Schema.Generation;

/// <summary>
/// The schema of a C# type. It reads the serialiser's own view of the type, so names and required fields cannot differ from what is
/// decoded.
/// </summary>
internal static class TypeSchema
{
    public static JsonObject OfProperty(Type owner, string jsonName) =>
        PropertySchema.For(Properties(owner).Single(p => p.Name == jsonName));

    public static JsonObject Of(Type type)
    {
        if (type == typeof(string))
            return new() { ["type"] = "string" };
        if (type == typeof(bool))
            return new() { ["type"] = "boolean" };
        if (type == typeof(int))
            return new() { ["type"] = "integer", ["format"] = "int32" };
        if (type == typeof(long))
            return new() { ["type"] = "integer", ["format"] = "int64" };
        if (type == typeof(DateTimeOffset))
            return new() { ["type"] = "string", ["format"] = "date-time" };
        if (type.IsEnum)
            return new()
            {
                ["type"] = "string",
                ["enum"] = new JsonArray([
                    .. type.GetFields(BindingFlags.Public | BindingFlags.Static)
                        .SelectMany(f =>
                            new[] { f.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? f.Name, FormerNames.Of(f) }
                        )
                        .OfType<string>()
                        .Select(name => (JsonNode)name),
                ]),
            };
        if (ItemOf(type) is { } item)
            return new() { ["type"] = "array", ["items"] = WithoutDefaults(Of(item)) };
        if (type == typeof(JsonObject))
            return new() { ["type"] = "object" };
        if (type.IsClass && type.Assembly == typeof(TypeSchema).Assembly)
            return OfObject(type);
        throw new NotSupportedException($"{type.Name} cannot be part of a custom resource; ratios are decimal strings");
    }

    /// <summary>
    /// Three-way merges replace a list whole, so a default that the server fills in below one would differ from what was applied for good.
    /// The description still says it, and the decoder fills it in.
    /// </summary>
    private static JsonObject WithoutDefaults(JsonObject schema)
    {
        schema.Remove("default");
        foreach (var (_, field) in schema["properties"] as JsonObject ?? [])
            WithoutDefaults((JsonObject)field!);
        return schema;
    }

    private static JsonObject OfObject(Type type)
    {
        var properties = Properties(type);
        var result = new JsonObject { ["description"] = type.GetCustomAttribute<DescriptionAttribute>()?.Description, ["type"] = "object" };
        var required = properties.Where(p => p.IsRequired).Select(p => (JsonNode)p.Name).ToArray();
        if (required.Length > 0)
            result["required"] = new JsonArray(required);
        result["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)PropertySchema.For(p))));
        return result;
    }

    private static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private static IList<JsonPropertyInfo> Properties(Type type) => EntityJson.Options.GetTypeInfo(type).Properties;
}
