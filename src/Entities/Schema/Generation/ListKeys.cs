using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MlOps.Entities.Common;
using MlOps.Entities.Serialization;

namespace MlOps.Entities.Schema.Generation;

/// <summary>Entries of a list with a key must differ in it: the server refuses others, without a remedy.</summary>
internal static class ListKeys
{
    /// <param name="value">A spec, or a part of one.</param>
    /// <param name="path">Its path as in YAML.</param>
    public static IEnumerable<FieldError> Doubles(object value, string path)
    {
        foreach (var property in EntityJson.Options.GetTypeInfo(value.GetType()).Properties)
        {
            var at = $"{path}.{property.Name}";
            if (property.Get?.Invoke(value) is not { } child)
                continue;
            foreach (
                var error in child is IEnumerable<object> items ? InList([.. items], Key(property), at)
                : IsOurs(child) ? Doubles(child, at)
                : []
            )
                yield return error;
        }
    }

    private static IEnumerable<FieldError> InList(object[] items, string? key, string path)
    {
        var seen = new Dictionary<string, int>();
        for (var i = 0; i < items.Length && IsOurs(items[i]); i++)
        {
            if (key is not null && ValueOf(items[i], key) is { } text && !seen.TryAdd(text, i))
                yield return new(
                    $"{path}[{i}].{key}",
                    $"'{text}' is already the {key} of another entry, {path}[{seen[text]}]; each must be unique"
                );
            foreach (var error in Doubles(items[i], $"{path}[{i}]"))
                yield return error;
        }
    }

    private static string? ValueOf(object item, string key) =>
        EntityJson.Options.GetTypeInfo(item.GetType()).Properties.Single(p => p.Name == key).Get?.Invoke(item) is { } value
            ? JsonSerializer.SerializeToNode(value, EntityJson.Options)?.ToString()
            : null;

    private static string? Key(JsonPropertyInfo property) =>
        (property.AttributeProvider as MemberInfo)?.GetCustomAttribute<ListMapKeyAttribute>()?.Key;

    /// <summary>Raw JSON, texts and numbers hold no lists with keys.</summary>
    private static bool IsOurs(object value) => value.GetType() is { IsClass: true } type && type.Assembly == typeof(ListKeys).Assembly;
}
