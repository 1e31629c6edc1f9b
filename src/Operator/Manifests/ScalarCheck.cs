using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MlOps.Decisions.Annotations;
using MlOps.Operator.Manifests.Patterns;

namespace MlOps.Operator.Manifests;

/// <summary>Bounds, patterns and choices of one number or text.</summary>
internal static partial class ScalarCheck
{
    private const string Time = "write a time as 2026-01-31T22:00:00Z";

    public static IEnumerable<string> Problems(JsonValue value, JsonObject schema)
    {
        if (schema["enum"] is JsonArray choices && choices.All(c => !JsonNode.DeepEquals(c, value)))
            yield return $"is '{Shortened.Of(value.ToString())}'; {Choices(choices)}";
        if (value.TryGetValue<long>(out var number))
        {
            if (schema["minimum"]?.GetValue<long>() is { } least && number < least)
                yield return $"is {number}; the minimum is {least}";
            if (schema["maximum"]?.GetValue<long>() is { } most && number > most)
                yield return $"is {number}; the maximum is {most}";
        }

        if (!value.TryGetValue<string>(out var text))
            yield break;
        // The server counts characters, not UTF-16 units.
        var length = text.EnumerateRunes().Count();
        if (schema["minLength"]?.GetValue<int>() is { } shortest && length < shortest)
            yield return $"has {length} characters; give at least {shortest}";
        if (schema["maxLength"]?.GetValue<int>() is { } longest && length > longest)
            yield return $"has {length} characters; at most {longest} are allowed";
        if (schema["pattern"]?.GetValue<string>() is { } pattern && !Matches(text, pattern))
            yield return Mismatch(text, pattern);
        if (
            schema["format"]?.GetValue<string>() == "date-time"
            && !(Rfc3339().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _))
        )
            yield return $"is '{Shortened.Of(text)}'; {Time}";
    }

    /// <summary>What a text of this schema has to be, in words; null when any will do.</summary>
    public static string? Rule(JsonObject schema) =>
        schema["enum"] is JsonArray choices ? Choices(choices)
        : schema["format"]?.GetValue<string>() == "date-time" ? Time
        : schema["pattern"]?.GetValue<string>() is { } pattern ? PatternWords.Of(pattern) ?? $"write a text that matches {pattern}"
        : null;

    private static string Choices(JsonArray choices) => $"choose one of {string.Join(", ", choices.Select(c => c!.ToString()))}";

    private static string Mismatch(string text, string pattern)
    {
        if (PatternWords.Of(pattern) is not { } words)
            return $"is '{Shortened.Of(text)}', which does not match {pattern}";
        var meant = PatternRepair.Of(text, repaired => Matches(repaired, pattern)) is { } repaired
            ? $"; did you mean \"{Shortened.Of(repaired)}\"?"
            : "";
        return $"is '{Shortened.Of(text)}'; {words}{meant}";
    }

    /// <summary>In the server's dialect $ is the very end; .NET's lets a line break follow.</summary>
    private static bool Matches(string text, string pattern) =>
        Regex.IsMatch(
            text,
            pattern.EndsWith('$') ? pattern[..^1] + "\\z" : pattern,
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)
        );

    [GeneratedRegex(
        @"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Rfc3339();
}
