using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization.Metadata;

namespace MlOps.Entities.Common.Rules;

/// <summary>
/// Truncates a status list on write to the length that its schema allows: with one entry too many the API server would refuse the whole
/// status, and with it every action. The newest entries come first, so the last ones are dropped.
/// </summary>
internal static class ListBounds
{
    public static void Keep(JsonTypeInfo type)
    {
        foreach (
            var property in type.Properties.Where(p =>
                p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            )
        )
        {
            if (
                property.AttributeProvider?.GetCustomAttributes(typeof(MaxLengthAttribute), true) is not [MaxLengthAttribute bound]
                || property.Get is not { } get
            )
                continue;
            var item = property.PropertyType.GetGenericArguments()[0];
            property.Get = target => get(target) is IEnumerable list ? Cut(list, item, bound.Length) : null;
        }
    }

    private static IEnumerable Cut(IEnumerable list, Type item, int length)
    {
        object?[] items = [.. list.Cast<object?>().Take(length + 1)];
        if (items.Length <= length)
            return list;
        var first = Array.CreateInstance(item, length);
        Array.Copy(items, first, length);
        return first;
    }
}
