using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace MlOps.Entities.Tests.Common;

/// <summary>The types that a status consists of, and the minimal JSON for each.</summary>
internal static class StatusTypes
{
    public static IReadOnlyCollection<Type> Reachable(Type root)
    {
        var found = new HashSet<Type>();
        var open = new Stack<Type>([root]);
        while (open.TryPop(out var type))
        {
            if (type.Assembly != typeof(EntityJson).Assembly || type.IsEnum || !found.Add(type))
                continue;
            foreach (var property in EntityJson.Options.GetTypeInfo(type).Properties)
                open.Push(Of(property.PropertyType));
        }

        return found;
    }

    /// <summary>The type itself, or its element type if it is a list.</summary>
    public static Type Of(Type type) => type.IsGenericType ? type.GetGenericArguments()[0] : type;

    public static JsonObject Least(Type type)
    {
        var json = new JsonObject();
        foreach (var property in EntityJson.Options.GetTypeInfo(type).Properties.Where(IsRequired))
            json[property.Name] = Value(property.PropertyType);
        return json;
    }

    /// <summary>Also of a field that may stand under its former name, which the serialiser itself cannot demand.</summary>
    private static bool IsRequired(JsonPropertyInfo property) =>
        property.IsRequired
        || property.Get is not null && (property.AttributeProvider as MemberInfo)?.IsDefined(typeof(RequiredMemberAttribute)) == true;

    public static JsonArray Many(Type type, int count) => new([.. Enumerable.Range(0, count).Select(_ => Value(type))]);

    private static JsonNode Value(Type type) =>
        type == typeof(string) ? "x"
        : type == typeof(DateTimeOffset) ? "2026-03-01T09:00:00Z"
        : type == typeof(bool) ? false
        : type.IsEnum ? Enum.GetNames(type)[0]
        : type.IsClass && type.Assembly == typeof(EntityJson).Assembly ? Least(type)
        : type.IsGenericType ? new JsonArray()
        : 1;
}
