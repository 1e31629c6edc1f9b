using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization.Metadata;

namespace MlOps.Entities.Common.Rules;

/// <summary>
/// Cuts text to the length that its own schema allows when it is written. A message may quote a query or an error of any
/// length, and one that is too long would make the API server refuse the whole status.
/// </summary>
internal static class StringBounds
{
    public static void Keep(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => p.PropertyType == typeof(string)))
        {
            var bounds = property.AttributeProvider?.GetCustomAttributes(typeof(StringLengthAttribute), true);
            if (bounds is [StringLengthAttribute bound] && property.Get is { } get)
                property.Get = target => Cut((string?)get(target), bound.MaximumLength);
        }
    }

    /// <summary>At a whole character: half of one would be stored as the sign for a broken one.</summary>
    private static string? Cut(string? text, int length)
    {
        if (text is null || text.Length <= length)
            return text;
        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
