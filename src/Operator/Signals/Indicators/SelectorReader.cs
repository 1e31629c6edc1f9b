using System.Globalization;
using MlOps.Analysis.Burn.Confirmation;
using MlOps.Analysis.Burn.Windows;
using MlOps.Analysis.Counters;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Selectors;
using MlOps.Entities.Common.Status;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.Operator.Signals.Indicators;

/// <summary>
/// Reads an indicator's counts: exact ones from raw samples for one revision, estimated ones over a window for the service.
/// </summary>
public sealed class SelectorReader(IPrometheus prometheus, IndicatorSelectors selectors, LabelMatcher model, string @namespace)
    : IIndicatorReader
{
    /// <summary>
    /// Samples before the start give the value that counting starts from. As long as Prometheus itself looks back: with scrapes of a
    /// minute, one that was missed would else make a counter of years look as if all of it had happened since.
    /// </summary>
    private static readonly TimeSpan Lead = TimeSpan.FromMinutes(5);

    /// <summary>Below this, a slow scrape would look like an end of data.</summary>
    private const double MinStaleSeconds = 20;

    /// <summary>Seconds between scrapes where no series has two samples yet.</summary>
    private const double UsualInterval = 15;

    public bool SeesRevisions => true;

    public BurnGuard Guard => BurnGuard.Events;

    public async Task<Reading<RawCounts>> RawAsync(LabelMatcher revision, DateTimeOffset since, DateTimeOffset until, CancellationToken ct)
    {
        var range = $"[{PromQl.Seconds(until - since + Lead)}]";
        var partQuery = selectors.Part.With(revision) + range;
        var totalQuery = selectors.Total.With(revision) + range;

        // Bad before total: a scrape that arrives in between then makes the share of bad events smaller, not larger.
        var (first, second) = selectors.CountsBad ? (partQuery, totalQuery) : (totalQuery, partQuery);
        var one = await prometheus.QueryAsync(first, until, ct);
        var two = one.Failure is null ? await prometheus.QueryAsync(second, until, ct) : one;
        if ((one.Failure ?? two.Failure) is { } failure)
            return Reading<RawCounts>.None(EvidenceKind.QueryError, failure, totalQuery);
        var (part, total) = selectors.CountsBad ? (one, two) : (two, one);
        var (some, all) = (Mine(part), Mine(total));
        if (selectors.CountsBad && some.Count == 0 && all.Count > 0)
        {
            // Prometheus may have come back between the two: none bad is only believed of one that had the total before.
            part = await prometheus.QueryAsync(partQuery, until, ct);
            if (part.Failure is { } again)
                return Reading<RawCounts>.None(EvidenceKind.QueryError, again, partQuery);
            some = Mine(part);
        }

        return selectors.PartMustExist && some.Count == 0 && all.Count > 0
            ? Reading<RawCounts>.None(
                EvidenceKind.NoData,
                await BucketBoundaries.CheckAsync(prometheus, selectors, revision, until, ct),
                partQuery
            )
            : Check(some, all, until, totalQuery);
    }

    /// <summary>Counts of the whole model, all its revisions.</summary>
    public Task<Reading<WindowCounts>> WindowAsync(TimeSpan window, DateTimeOffset at, CancellationToken ct) =>
        new PairedQueries(
            prometheus,
            Increase.Of(selectors.Total.With(model), window),
            Increase.Of(selectors.Part.With(model), window),
            selectors.CountsBad,
            selectors.PartMustExist,
            @namespace
        )
        {
            Missing = (moment, token) => BucketBoundaries.CheckAsync(prometheus, selectors, model, moment, token),
        }.ReadAsync(at, ct);

    public Task<Reading<BurnMinutes>> MinutesAsync(TimeSpan window, double threshold, DateTimeOffset at, CancellationToken ct) =>
        new MinuteRatios(
            prometheus,
            look => Increase.Of(selectors.Total.With(model), look),
            look => Increase.Of(selectors.Part.With(model), look),
            selectors.CountsBad,
            @namespace
        ).ReadAsync(window, threshold, at, ct);

    public async Task<Reading<DemandRate>> DemandAsync(TimeSpan window, TimeSpan? within, DateTimeOffset at, CancellationToken ct)
    {
        var increase = Increase.Of(selectors.Total.With(model), window);
        var query = within is { } range ? $"max_over_time(({increase})[{PromQl.Seconds(range)}:{PromQl.Seconds(Step(window))}])" : increase;
        var answer = await prometheus.QueryAsync(query, at, ct);
        if (answer.Failure is { } failure)
            return Reading<DemandRate>.None(EvidenceKind.QueryError, failure, query);
        return answer.Within(@namespace).Series is [{ Samples: [{ Value: var events }] }] && double.IsFinite(events)
            ? Reading<DemandRate>.Of(new DemandRate(events / window.TotalSeconds), query)
            : Reading<DemandRate>.None(EvidenceKind.NoData, "no series", query);
    }

    /// <summary>A short window moves in steps below its length; for a long one, adjacent windows suffice.</summary>
    private static TimeSpan Step(TimeSpan window) => window > TimeSpan.FromMinutes(1) ? window : window / 4;

    private Reading<RawCounts> Check(
        IReadOnlyList<CounterSeries> part,
        IReadOnlyList<CounterSeries> total,
        DateTimeOffset until,
        string query
    )
    {
        var now = UnixTime.Seconds(until);
        if (total.Count == 0)
            return Reading<RawCounts>.None(EvidenceKind.NoData, "no series", query);
        var interval = ScrapeIntervals.Median(total) ?? UsualInterval;
        var staleAfter = Math.Max(3 * interval, MinStaleSeconds);
        if (DuplicateSeries.Find(total, now, 3 * interval) is [var duplicate, ..])
            return Reading<RawCounts>.None(EvidenceKind.Ambiguous, $"{duplicate.Live.Count} series for one: {duplicate.Identity}", query);
        if (Stale(total, "events", now, staleAfter) is { } stale)
            return Reading<RawCounts>.None(EvidenceKind.Stale, stale, query);
        // Good events that are scraped no more while the total continues would make all events look bad.
        if (selectors.PartMustExist && Stale(part, "good events", now, staleAfter) is { } gone)
            return Reading<RawCounts>.None(EvidenceKind.Stale, gone, query);
        return Reading<RawCounts>.Of(
            new RawCounts(
                DuplicateSeries.Collapse(part, now, staleAfter),
                DuplicateSeries.Collapse(total, now, staleAfter),
                selectors.CountsBad,
                now
            ),
            query
        );
    }

    private static string? Stale(IReadOnlyList<CounterSeries> series, string name, double now, double staleAfter)
    {
        var age = now - series.Max(s => s.Samples[^1].Time);
        return age > staleAfter
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"the newest sample of {name} is {age:0} s old, the limit is {staleAfter:0} s; is the target still scraped?"
            )
            : null;
    }

    private IReadOnlyList<CounterSeries> Mine(QueryAnswer answer) => [.. answer.Within(@namespace).Series.Where(s => s.Samples.Count > 0)];
}
