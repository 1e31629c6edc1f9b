using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MlOps.Operator.Manifests;

/// <summary>Bounds, patterns and choices of one number or text.</summary>
internal static class ScalarCheck
{
    public static IEnumerable<string> Problems(JsonValue value, JsonObject schema)
    {
        if (schema["enum"] is JsonArray choices && choices.All(c => !JsonNode.DeepEquals(c, value)))
            yield return $"is '{value}'; choose one of {string.Join(", ", choices.Select(c => c!.ToString()))}";
        if (value.TryGetValue<long>(out var number))
        {
            if (schema["minimum"]?.GetValue<long>() is { } least && number < least)
                yield return $"is {number}; {least} is the least";
            if (schema["maximum"]?.GetValue<long>() is { } most && number > most)
                yield return $"is {number}; {most} is the most";
        }

        if (!value.TryGetValue<string>(out var text))
            yield break;
        if (schema["minLength"]?.GetValue<int>() is { } shortest && text.Length < shortest)
            yield return $"has {text.Length} characters; give at least {shortest}";
        if (schema["maxLength"]?.GetValue<int>() is { } longest && text.Length > longest)
            yield return $"has {text.Length} characters; at most {longest} are allowed";
        if (schema["pattern"]?.GetValue<string>() is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
            yield return $"is '{text}', which does not match {pattern}";
        if (schema["format"]?.GetValue<string>() == "date-time" && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _))
            yield return $"is '{text}'; write a time as 2026-01-31T22:00:00Z";
    }
}
