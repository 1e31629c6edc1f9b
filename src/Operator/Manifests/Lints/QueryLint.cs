using MlOps.Analysis.Drift.Distributions;
using MlOps.Entities.Common;
using MlOps.Entities.Common.PromQl;
using MlOps.Entities.Common.Selectors;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;

namespace MlOps.Operator.Manifests.Lints;

/// <summary>What can be said of valid queries: rates where numbers of events are asked for, and what only some versions take.</summary>
internal static class QueryLint
{
    /// <summary>Made-up names that no list contains: a pattern that matches one of them is open-ended.</summary>
    private static readonly string[] Ordinary = ["zq", "ZQ", "Zqzq", "zq_1", "zq-1", "42", "7"];

    /// <summary>How a value that is not there is written most often. A pattern for words in lower case may well take null.</summary>
    private static readonly IReadOnlyList<string> Common = [.. CategorySpelling.MissingSpellings.Take(4)];

    public static IEnumerable<FieldError> Of(SloPolicySpec spec) => QueryFields.Of(spec).SelectMany(OfQuery).Concat(RateName.Of(spec));

    public static IEnumerable<FieldError> Of(ModelDeploymentSpec spec) => QueryFields.Of(spec).SelectMany(OfQuery);

    public static IEnumerable<FieldError> Of(DriftPolicySpec spec) =>
        QueryFields.Of(spec).SelectMany(OfQuery).Concat((spec.Signals ?? []).SelectMany((s, i) => OfCategories($"spec.signals[{i}]", s)));

    /// <summary>
    /// Categories such as None are counted as missing values. Where the selector leaves them out, nobody sees how many there are.
    /// </summary>
    private static IEnumerable<FieldError> OfCategories(string field, DriftSignal signal)
    {
        if (
            signal is { Missing: null, Source.Categorical: { Selector: { } selector } categories }
            && VectorSelector.TryParseMatchers(selector, out var matchers, out _)
            && matchers
                .Where(m => m.Label == categories.Label)
                .Select(m => (Matcher: m, Category: LeftOut(m)))
                .FirstOrDefault(m => m.Category is not null)
                is { Category: { } category, Matcher: var matcher }
        )
            yield return new(
                $"{field}.missing",
                $"is absent, and {matcher} leaves out {(category.Length == 0 ? "the empty category" : $"the category {category}")}, which stands for missing values: give the share of missing values as PromQL, or nothing notices when it grows"
            );
    }

    /// <summary>The category of missing values that a matcher leaves out. A list of what is wanted leaves out nothing by mistake.</summary>
    private static string? LeftOut(LabelMatcher matcher) =>
        matcher.Operator switch
        {
            MatchOperator.Equal => null,
            MatchOperator.NotEqual => CategorySpelling.IsMissing(matcher.Value) ? matcher.Value : null,
            MatchOperator.NotMatches => CategorySpelling.MissingSpellings.FirstOrDefault(s => matcher.Accepts(s) == false),
            _ => Ordinary.Any(word => matcher.Accepts(word) == true) ? Common.FirstOrDefault(s => matcher.Accepts(s) == false) : null,
        };

    private static IEnumerable<FieldError> OfQuery(QueryField field)
    {
        if (field.Counts && PromQlText.PerSecond(field.Query) is { } perSecond)
            yield return new(field.Path, perSecond);
        if (PromQlText.Needs(field.Query) is { } needs)
            yield return new(field.Path, needs) { IsNote = true };
    }
}
