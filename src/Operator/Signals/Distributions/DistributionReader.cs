using System.Globalization;
using MlOps.Analysis.Counters;
using MlOps.Analysis.Drift.Distributions;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common.Selectors;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Sources;
using MlOps.Operator.Signals.Counts;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.Operator.Signals.Distributions;

/// <summary>Reads how a signal's values were spread in a window that ended at some moment.</summary>
internal sealed class DistributionReader(IPrometheus prometheus, IndicatorVariables variables)
{
    /// <summary>The buckets of a classic histogram, over all series; where there are none, of a native one.</summary>
    public async Task<Reading<HistogramBuckets>> BucketsAsync(
        HistogramSource source,
        LabelMatcher scope,
        DateTimeOffset at,
        TimeSpan window,
        CancellationToken ct
    )
    {
        var (query, lack, series) = await AskAsync(source.Metric + "_bucket", source.Selector, scope, "le", at, window, ct);
        if (lack is (EvidenceKind.NoData, var classic))
            return await NativeAsync(source, scope, at, window, classic, ct);
        if (lack is var (kind, why))
            return Reading<HistogramBuckets>.None(kind, why, query);
        return Readable(HistogramBuckets.OfClassic(Summed(series, "le").Select(s => (Bound(s.Key), s.Value))), source, query);
    }

    private async Task<Reading<HistogramBuckets>> NativeAsync(
        HistogramSource source,
        LabelMatcher scope,
        DateTimeOffset at,
        TimeSpan window,
        string classic,
        CancellationToken ct
    )
    {
        var query = $"sum by (namespace) (increase({Selector(source.Metric, source.Selector, scope)}{PromQl.Whole(window)}))";
        var answer = (await prometheus.QueryAsync(query, at, ct)).Within(variables.Namespace);
        return answer switch
        {
            // A histogram without a populated bucket is one that saw nothing.
            { Histograms: [{ Buckets.Count: 0 }] } => Reading<HistogramBuckets>.None(
                EvidenceKind.Idle,
                $"the native histogram {source.Metric} has no samples",
                query
            ),
            { Histograms: [var histogram] } => Readable(HistogramBuckets.OfNative(histogram.Buckets), source, query),
            { Histograms.Count: > 1 } => Reading<HistogramBuckets>.None(
                EvidenceKind.Ambiguous,
                $"{answer.Histograms.Count} histograms where one is expected",
                query
            ),
            { Failure: { } failure } => Reading<HistogramBuckets>.None(EvidenceKind.QueryError, failure, query),
            { Series.Count: 0 } => Reading<HistogramBuckets>.None(
                EvidenceKind.NoData,
                $"{classic}, and no native histogram {source.Metric}",
                query
            ),
            _ => Reading<HistogramBuckets>.None(
                EvidenceKind.QueryError,
                $"{classic}, and {source.Metric} is a plain number, not a native histogram; use the name of a histogram",
                query
            ),
        };
    }

    private static Reading<HistogramBuckets> Readable(HistogramBuckets ladder, HistogramSource source, string query) =>
        ladder.Defect == BucketDefect.None
            ? Reading<HistogramBuckets>.Of(ladder, query)
            : Reading<HistogramBuckets>.None(EvidenceKind.QueryError, BucketText.Of(ladder.Defect, source.Metric), query);

    /// <summary>
    /// The counts of a counter by category. Series without the label are a category of their own, unless none has it: then there are no
    /// categories to compare.
    /// </summary>
    public async Task<Reading<Dictionary<string, double>>> CategoriesAsync(
        CategoricalSource source,
        LabelMatcher scope,
        DateTimeOffset at,
        TimeSpan window,
        CancellationToken ct
    )
    {
        var (query, lack, series) = await AskAsync(source.Metric, source.Selector, scope, source.Label, at, window, ct);
        if (lack is var (kind, why))
            return Reading<Dictionary<string, double>>.None(kind, why, query);
        if (!series.Any(s => s.Labels.ContainsKey(source.Label)))
            return await WithoutLabelAsync(source, scope, at, query, ct);
        return series.Any(s => !double.IsFinite(s.Samples[0].Value) || s.Samples[0].Value < 0)
            ? Reading<Dictionary<string, double>>.None(
                EvidenceKind.QueryError,
                $"{source.Metric} returns counts that are not numbers",
                query
            )
            : Reading<Dictionary<string, double>>.Of(Summed(series, source.Label), query);
    }

    private async Task<Reading<Dictionary<string, double>>> WithoutLabelAsync(
        CategoricalSource source,
        LabelMatcher scope,
        DateTimeOffset at,
        string query,
        CancellationToken ct
    )
    {
        var some = (await prometheus.QueryAsync($"topk(10, {Selector(source.Metric, source.Selector, scope)})", at, ct)).Within(
            variables.Namespace
        );
        return some.Failure is { } failure
            ? Reading<Dictionary<string, double>>.None(EvidenceKind.QueryError, failure, query)
            : Reading<Dictionary<string, double>>.None(
                EvidenceKind.NoData,
                $"{LabelText.Missing(source.Metric, [source.Label], some.Series)}: there are no categories to compare",
                query
            );
    }

    private async Task<(string Query, (EvidenceKind Kind, string Why)? Lack, IReadOnlyList<CounterSeries> Series)> AskAsync(
        string metric,
        string? matchers,
        LabelMatcher scope,
        string label,
        DateTimeOffset at,
        TimeSpan window,
        CancellationToken ct
    )
    {
        var query = $"sum by ({label}, namespace) (increase({Selector(metric, matchers, scope)}{PromQl.Whole(window)}))";
        var answer = (await prometheus.QueryAsync(query, at, ct)).Within(variables.Namespace);
        return answer.Failure is { } failure ? (query, (EvidenceKind.QueryError, failure), [])
            : answer.Series.Count == 0 ? (query, (EvidenceKind.NoData, $"no series of {metric}"), [])
            : (query, null, answer.Series);
    }

    private VectorSelector Selector(string metric, string? matchers, LabelMatcher scope) =>
        variables.Fill(VectorSelector.Of(metric, matchers)).With(scope);

    private static Dictionary<string, double> Summed(IReadOnlyList<CounterSeries> series, string label) =>
        series
            .GroupBy(s => s.Labels.GetValueOrDefault(label) ?? "", StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(s => s.Samples[0].Value), StringComparer.Ordinal);

    private static double Bound(string? le) =>
        le is "+Inf" ? double.PositiveInfinity
        : double.TryParse(le, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) ? bound
        : double.NaN;
}
