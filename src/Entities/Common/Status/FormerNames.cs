using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MlOps.Entities.Schema;

namespace MlOps.Entities.Common.Status;

/// <summary>Reads status fields under the names that an earlier version of this API gave them.</summary>
internal static class FormerNames
{
    public static void Read(JsonTypeInfo type)
    {
        var required = new List<JsonPropertyInfo>();
        foreach (var property in type.Properties.ToList())
        {
            if (Of(property) is not { } former)
                continue;
            // What is stored may have either name, so the serialiser cannot ask for one of them.
            if (property.IsRequired)
                required.Add(property);
            property.IsRequired = false;
            var alias = type.CreateJsonPropertyInfo(property.PropertyType, former);
            alias.Set = property.Set;
            alias.AttributeProvider = property.AttributeProvider;
            alias.CustomConverter = property.CustomConverter;
            type.Properties.Add(alias);
        }

        if (required.Count > 0)
            type.OnDeserialized = target => Demand(required, target);
    }

    /// <summary>Whether this is the former name of another field, which is read and never written.</summary>
    public static bool IsFormer(JsonPropertyInfo property) => property.Get is null && Of(property) == property.Name;

    /// <summary>The former name of an enum's value, or null.</summary>
    public static string? Of(FieldInfo value) => value.GetCustomAttribute<FormerNameAttribute>()?.Name;

    /// <exception cref="JsonException">A required field has neither its name nor the former one.</exception>
    private static void Demand(List<JsonPropertyInfo> required, object target)
    {
        foreach (var property in required)
        {
            if (property.Get!(target) is not { } value || value.Equals(Activator.CreateInstance(property.PropertyType)))
                throw new JsonException($"{target.GetType().Name} needs {property.Name}");
        }
    }

    private static string? Of(JsonPropertyInfo property) =>
        (property.AttributeProvider as MemberInfo)?.GetCustomAttribute<FormerNameAttribute>()?.Name;
}
