using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using MlOps.Entities.Schema;

namespace MlOps.Entities.Common.Status;

/// <summary>Reads status fields under the names that an earlier version of this API gave them.</summary>
internal static class FormerNames
{
    public static void Read(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.ToList())
        {
            if (Of(property) is not { } former)
                continue;
            // What is stored may have either name.
            property.IsRequired = false;
            var alias = type.CreateJsonPropertyInfo(property.PropertyType, former);
            alias.Set = property.Set;
            alias.AttributeProvider = property.AttributeProvider;
            alias.CustomConverter = property.CustomConverter;
            type.Properties.Add(alias);
        }
    }

    /// <summary>Whether this is the former name of another field, which is read and never written.</summary>
    public static bool IsFormer(JsonPropertyInfo property) => property.Get is null && Of(property) == property.Name;

    /// <summary>The former name of an enum's value, or null.</summary>
    public static string? Of(FieldInfo value) => value.GetCustomAttribute<FormerNameAttribute>()?.Name;

    private static string? Of(JsonPropertyInfo property) =>
        (property.AttributeProvider as MemberInfo)?.GetCustomAttribute<FormerNameAttribute>()?.Name;
}
