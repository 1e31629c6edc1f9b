using System.Text.RegularExpressions;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Selectors;

namespace MlOps.Operator.Manifests.Lints;

/// <summary>Patterns behind = and !=, which compare letter by letter.</summary>
internal static partial class PatternLint
{
    public static IEnumerable<FieldError> Of(IEnumerable<LabelUse> uses) =>
        from use in uses.Distinct()
        where use.Matcher.Operator is MatchOperator.Equal or MatchOperator.NotEqual
        let meant = Meant(use.Matcher)
        where meant is not null
        select new FieldError(
            use.Field,
            $"has a pattern as a plain value, {use.Matcher}: it {(use.Matcher.Operator == MatchOperator.Equal ? "selects" : "leaves out")} nothing; did you mean {meant}?"
        );

    private static LabelMatcher? Meant(LabelMatcher matcher)
    {
        var pattern =
            Pattern().IsMatch(matcher.Value) ? matcher.Value
            : IsStatus(matcher.Label) && Class().IsMatch(matcher.Value) ? matcher.Value[..1] + ".."
            : null;
        return pattern is null
            ? null
            : new(matcher.Label, matcher.Operator == MatchOperator.Equal ? MatchOperator.Matches : MatchOperator.NotMatches, pattern);
    }

    /// <summary>Knative's response_code_class is 5xx to the letter.</summary>
    private static bool IsStatus(string label) =>
        !label.Contains("class", StringComparison.OrdinalIgnoreCase)
        && (label.Contains("code", StringComparison.OrdinalIgnoreCase) || label.Contains("status", StringComparison.OrdinalIgnoreCase));

    /// <summary>Two dots before a slash are a path.</summary>
    [GeneratedRegex(@"\.\.(?!/)|\.[*+]|\|", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^[1-5]xx\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Class();
}
