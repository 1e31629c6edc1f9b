using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MlOps.Entities.Common.Rules;

/// <summary>
/// A null where the schema allows none is read as the API server reads it: a required field is missing, any other keeps its default, and
/// no list has it for an item. Otherwise an object that got past a schema, or was stored before there was one, would fail in the code that
/// first reads the field.
/// </summary>
internal static class ExplicitNulls
{
    public static void Ignore(JsonTypeInfo type)
    {
        // Only entities have a schema; what else is read with these options checks itself.
        if (type.Type.Assembly != typeof(ExplicitNulls).Assembly)
            return;
        foreach (var property in type.Properties)
        {
            if (property.PropertyType.IsValueType || property.Set is not { } set)
                continue;
            var checkItems = ItemCheck(property.PropertyType);
            if (IsNullable(property))
            {
                if (checkItems is not null)
                    property.Set = (target, value) => set(target, checkItems(value));
                continue;
            }

            var (name, isRequired) = (property.Name, property.IsRequired);
            property.Set = (target, value) =>
            {
                if (value is not null)
                    set(target, checkItems is null ? value : checkItems(value));
                else if (isRequired)
                    throw new JsonException($"{name} is null");
            };
        }
    }

    private static bool IsNullable(JsonPropertyInfo property) =>
        property.AttributeProvider is not PropertyInfo declared
        || new NullabilityInfoContext().Create(declared).WriteState != NullabilityState.NotNull;

    private static Func<object?, object?>? ItemCheck(Type type)
    {
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IReadOnlyList<>) || type.GetGenericArguments()[0].IsValueType)
            return null;
        return list =>
            list is not System.Collections.IEnumerable items || items.Cast<object?>().All(i => i is not null)
                ? list
                : throw new JsonException("a list has null for an item");
    }
}
