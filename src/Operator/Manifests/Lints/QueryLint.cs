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
            && matchers.FirstOrDefault(m => m.Label == categories.Label && LeavesOutMissing(m)) is { } matcher
        )
            yield return new(
                $"{field}.missing",
                $"is absent, and {matcher} leaves out a category that stands for a missing value: give the share of missing values as PromQL, or nothing notices when it grows"
            );
    }

    private static bool LeavesOutMissing(LabelMatcher matcher) =>
        matcher.Operator is MatchOperator.NotEqual or MatchOperator.NotMatches && matcher.Value.Split('|').Any(CategorySpelling.IsMissing);

    private static IEnumerable<FieldError> OfQuery(QueryField field)
    {
        if (field.Counts && PromQlText.PerSecond(field.Query) is { } perSecond)
            yield return new(field.Path, perSecond);
        if (PromQlText.Needs(field.Query) is { } needs)
            yield return new(field.Path, needs);
    }
}
