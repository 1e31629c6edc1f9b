using MlOps.Analysis.Drift.Distributions;
using MlOps.Entities.Common;
using MlOps.Entities.Common.PromQl;
using MlOps.Entities.Common.Selectors;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;

namespace MlOps.Operator.Manifests;

/// <summary>What can be said of valid queries: rates where numbers of events are asked for, and what only some versions take.</summary>
internal static class QueryLint
{
    public static IEnumerable<FieldError> Of(SloPolicySpec spec)
    {
        for (var i = 0; i < spec.Objectives.Count; i++)
        {
            var sli = spec.Objectives[i].Sli;
            var path = $"spec.objectives[{i}].sli";
            (string Field, string? Query)[] counts =
            [
                ("expression.bad", sli.Expression?.Bad),
                ("expression.good", sli.Expression?.Good),
                ("expression.total", sli.Expression?.Total),
                ("gauge.nQuery", sli.Gauge?.NQuery),
            ];
            (string Field, string? Query)[] others =
            [
                ("events.bad", sli.Events?.Bad),
                ("events.good", sli.Events?.Good),
                ("events.total", sli.Events?.Total),
                ("gauge.query", sli.Gauge?.Query),
            ];
            foreach (var risk in counts.SelectMany(q => OfCount($"{path}.{q.Field}", q.Query)))
                yield return risk;
            foreach (var risk in others.SelectMany(q => OfAny($"{path}.{q.Field}", q.Query)))
                yield return risk;
        }
    }

    public static IEnumerable<FieldError> Of(ModelDeploymentSpec spec) =>
        [
            .. (spec.Rollback?.Blockers ?? []).SelectMany((b, i) => OfAny($"spec.rollback.blockers[{i}].query", b.Query)),
            .. (spec.Autoscaling?.Metrics ?? []).SelectMany((m, i) => OfAny($"spec.autoscaling.metrics[{i}].query", m.Query)),
        ];

    public static IEnumerable<FieldError> Of(DriftPolicySpec spec) =>
        (spec.Signals ?? []).SelectMany(
            (signal, i) =>
                OfCount($"spec.signals[{i}].source.score.nQuery", signal.Source.Score?.NQuery)
                    .Concat(OfAny($"spec.signals[{i}].source.score.query", signal.Source.Score?.Query))
                    .Concat(OfAny($"spec.signals[{i}].source.stream.query", signal.Source.Stream?.Query))
                    .Concat(OfAny($"spec.signals[{i}].missing", signal.Missing))
                    .Concat(OfCategories($"spec.signals[{i}]", signal))
        );

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

    private static IEnumerable<FieldError> OfCount(string field, string? query)
    {
        if (query is not null && PromQlText.PerSecond(query) is { } perSecond)
            yield return new(field, perSecond);
        foreach (var needs in OfAny(field, query))
            yield return needs;
    }

    private static IEnumerable<FieldError> OfAny(string field, string? query)
    {
        if (query is not null && PromQlText.Needs(query) is { } needs)
            yield return new(field, needs);
    }
}
