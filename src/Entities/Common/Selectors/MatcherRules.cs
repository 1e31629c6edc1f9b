namespace MlOps.Entities.Common.Selectors;

/// <summary>What the grammar lets through and still cannot be meant: variables that do not exist, patterns that are none.</summary>
internal static class MatcherRules
{
    /// <summary>The label that stands for the metric's name.</summary>
    public const string Name = "__name__";

    /// <summary>Reads a selector.</summary>
    /// <returns>What is wrong, with the remedy, or null.</returns>
    public static string? OfSelector(string text) =>
        VectorSelector.TryParse(text, out var selector, out var error)
            ? InName(selector.Metric) ?? Of(selector.Matchers)
            : $"'{text}' is not a vector selector: {Dotted(text) ?? error}";

    /// <summary>Reads matchers without braces.</summary>
    /// <returns>What is wrong, with the remedy, or null.</returns>
    public static string? OfMatchers(string text) =>
        VectorSelector.TryParseMatchers(text, out var matchers, out var error)
            ? Of(matchers)
            : $"'{text}' is not a list of label matchers: {error}";

    /// <summary>Reads matchers without braces that are added to a metric which another field names.</summary>
    /// <param name="text">The matchers.</param>
    /// <param name="reserved">Labels that the operator matches on itself.</param>
    /// <returns>What is wrong, with the remedy, or null.</returns>
    public static string? OfMatchers(string text, params string[] reserved) =>
        OfMatchers(text)
        ?? (
            VectorSelector.TryParseMatchers(text, out var matchers, out _)
            && matchers.FirstOrDefault(m => reserved.Contains(m.Label)) is { } matcher
                ? $"matches label '{matcher.Label}', which the operator sets itself; remove it"
                : null
        );

    /// <summary>A name as OpenTelemetry writes it, such as http.server.requests: how Prometheus 3 takes it.</summary>
    private static string? Dotted(string text)
    {
        var brace = text.IndexOf('{', StringComparison.Ordinal);
        var name = (brace < 0 ? text : text[..brace]).Trim();
        if (!name.Contains('.', StringComparison.Ordinal) || !char.IsLetter(name[0]))
            return null;
        var matchers = brace < 0 ? "}" : text[(brace + 1)..].TrimStart();
        var quoted = $"{{\"{name}\"{(matchers == "}" ? "" : ",")}{matchers}";
        return
            VectorSelector.TryParse(quoted, out _, out _) && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or ':' or '-' or '/')
            ? $"the name {name} has characters that Prometheus takes in quotes only; write {quoted}"
            : null;
    }

    private static string? InName(string? metric) =>
        metric?.Contains("${", StringComparison.Ordinal) == true
            ? $"has a variable in the name '{metric}'; variables can only stand in label values"
            : null;

    private static string? Of(IReadOnlyList<LabelMatcher> matchers) => matchers.Select(Of).FirstOrDefault(p => p is not null);

    private static string? Of(LabelMatcher matcher)
    {
        if (SelectorVariables.Unknown(matcher.Value) is { } name)
            return $"uses ${{{name}}} in label '{matcher.Label}', which is unknown here; known variables are {SelectorVariables.All}";
        return matcher.Operator is MatchOperator.Matches or MatchOperator.NotMatches && RegexText.Problem(matcher.Value) is { } problem
            ? $"has '{matcher.Value}' for label '{matcher.Label}', which is not a valid regular expression: it {problem}"
            : null;
    }
}
