using MlOps.Analysis.Burn.Windows;
using MlOps.Analysis.Counters;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common.Selectors;
using MlOps.Entities.Common.Status;
using MlOps.Operator.Signals.Counts.Queries;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.Operator.Signals.Counts;

/// <summary>
/// Counts of all revisions of a model over a window, and whether its series can be believed. What cannot is no value.
/// </summary>
internal sealed class SelectorWindow(
    IPrometheus prometheus,
    IndicatorSelectors selectors,
    LabelMatcher scope,
    string @namespace,
    LiveSeries live,
    CountContext context
)
{
    /// <summary>What is older than an hour is asked for anew fifty times while the window passes.</summary>
    private const int OlderLooks = 50;

    private static readonly TimeSpan LeastPeriod = TimeSpan.FromMinutes(5);

    private readonly WindowQuery _query = new(selectors, scope);
    private readonly FallenCounters _fallen = new(prometheus, @namespace, context);

    public async Task<Reading<WindowCounts>> ReadAsync(TimeSpan window, DateTimeOffset at, CancellationToken ct)
    {
        var told = _query.Told(window);
        var newest = (await prometheus.QueryAsync(_query.Newest(window), at, ct)).Within(@namespace);
        var older =
            window > FirstValues.Fine
                ? (await context.Memory.QueryAsync(prometheus, _query.Older(window), at, Period(window), ct)).Within(@namespace)
                : new QueryAnswer([], null);
        if ((newest.Failure ?? older.Failure) is { } failure)
            return Reading<WindowCounts>.None(EvidenceKind.QueryError, failure, told);
        var rows = newest
            .Series.Concat(older.Series)
            .ToLookup(s => s.Labels.GetValueOrDefault(WindowRow.Label) ?? "", StringComparer.Ordinal);
        if (await live.LackAsync(window, at, ct) is { } lack)
            return lack;
        if (rows[WindowRow.Stray].FirstOrDefault() is { } stray)
            return Reading<WindowCounts>.None(
                EvidenceKind.Ambiguous,
                FormattableString.Invariant(
                    $"{stray.Samples[0].Value:0} events of {selectors.Part} are of pods that have no series of {selectors.Total}: the two selectors count different pods"
                ),
                told
            );
        if (Math.Max(rows[WindowRow.Total].Count(), rows[WindowRow.Part].Count()) is > 1 and var several)
            return Reading<WindowCounts>.None(
                EvidenceKind.Ambiguous,
                $"{several} series where one is expected; aggregate them with sum()",
                told
            );
        if (await BackwardAsync(newest, older, window, at, ct) is { } backward)
            return backward with { Query = told };
        return WindowReading.Of(
            selectors.CountsBad,
            selectors.PartMustExist,
            Sum(rows, WindowRow.Total, WindowRow.FirstOfTotal),
            Sum(rows, WindowRow.Part, WindowRow.FirstOfPart),
            told
        );
    }

    private static TimeSpan Period(TimeSpan window) => window / OlderLooks is var period && period > LeastPeriod ? period : LeastPeriod;

    /// <summary>Null where neither is there: a sum of nothing is not 0.</summary>
    private static double? Sum(ILookup<string, CounterSeries> rows, string increase, string first)
    {
        var values = rows[increase].Concat(rows[first]).Select(s => s.Samples[0].Value).ToList();
        return values.Count == 0 ? null : values.Sum();
    }

    private async Task<Reading<WindowCounts>?> BackwardAsync(
        QueryAnswer newest,
        QueryAnswer older,
        TimeSpan window,
        DateTimeOffset at,
        CancellationToken ct
    )
    {
        foreach (var selector in new[] { selectors.Total.With(scope), selectors.Part.With(scope) })
        {
            var recent = window < FirstValues.Fine ? window : FirstValues.Fine;
            var (failure, why) = await _fallen.LookAsync(selector, _fallen.Unexplained(Falls(newest)), recent, at, ct);
            if ((failure ?? why) is null)
                (failure, why) = await _fallen.LookBackAsync(
                    selector,
                    _fallen.Unexplained(Falls(older)),
                    window - FirstValues.Fine,
                    at,
                    ct
                );
            if (failure is not null)
                return Reading<WindowCounts>.None(EvidenceKind.QueryError, failure, "");
            if (why is not null)
                return Reading<WindowCounts>.None(EvidenceKind.Ambiguous, why, "");
        }

        return null;
    }

    private static IEnumerable<CounterSeries> Falls(QueryAnswer answer) =>
        answer.Series.Where(s => s.Labels.GetValueOrDefault(WindowRow.Label) == WindowRow.Falls);
}
