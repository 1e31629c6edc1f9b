using System.Globalization;
using MlOps.Analysis.Counters;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.Operator.Signals.Counts;

/// <summary>Whether raw samples of one revision can be believed; only then they are counts.</summary>
internal sealed class RawSeries(IndicatorSelectors selectors, string @namespace, FallenCounters fallen)
{
    /// <summary>Below this, a slow scrape would look like an end of data.</summary>
    private const double MinStaleSeconds = 20;

    /// <summary>Seconds between scrapes where no series has two samples yet.</summary>
    private const double UsualInterval = 15;

    /// <summary>Series of the model's namespace that have samples. A boundary is the same number however it is written.</summary>
    public IReadOnlyList<CounterSeries> Mine(QueryAnswer answer) =>
        [.. answer.Within(@namespace).Series.Where(s => s.Samples.Count > 0).Select(WithNumericBoundary)];

    public Reading<RawCounts> Check(
        IReadOnlyList<CounterSeries> part,
        IReadOnlyList<CounterSeries> total,
        DateTimeOffset until,
        string query
    )
    {
        var now = UnixTime.Seconds(until);
        if (total.Count == 0)
            return None(EvidenceKind.NoData, "no series");
        var interval = ScrapeIntervals.Median(total) ?? UsualInterval;
        var staleAfter = Math.Max(3 * interval, MinStaleSeconds);
        if (
            DuplicateSeries.Find(total, now, 3 * interval).Concat(DuplicateSeries.Find(part, now, 3 * interval)).ToList()
            is [var duplicate, ..]
        )
            return None(EvidenceKind.Ambiguous, $"{duplicate.Live.Count} series for one: {duplicate.Identity}");
        if (Stale(total, "events", now, staleAfter) is { } stale)
            return None(EvidenceKind.Stale, stale);
        // Good events that are scraped no more while the total continues would make all events look bad.
        if (selectors.PartMustExist && Stale(part, "good events", now, staleAfter) is { } gone)
            return None(EvidenceKind.Stale, gone);
        if (selectors.PartLabels.FirstOrDefault(group => !total.Any(s => group.Any(s.Labels.ContainsKey))) is { } labels)
            return None(EvidenceKind.NoData, $"{LabelText.Missing(selectors.Total.Metric!, labels, total)}: {LabelText.Unseen}");
        if (Uncovered(part, total) is { } uncovered)
            return None(EvidenceKind.Ambiguous, uncovered);
        if (fallen.Of(total.Concat(part)) is { } backward)
            return None(EvidenceKind.Ambiguous, backward);
        return Reading<RawCounts>.Of(
            new RawCounts(
                DuplicateSeries.Collapse(part, now, staleAfter),
                DuplicateSeries.Collapse(total, now, staleAfter),
                selectors.CountsBad,
                now
            ),
            query
        );

        Reading<RawCounts> None(EvidenceKind kind, string why) => Reading<RawCounts>.None(kind, why, query);
    }

    /// <summary>Of a latency: series of all events beside which no bucket with the boundary is.</summary>
    private string? Uncovered(IReadOnlyList<CounterSeries> part, IReadOnlyList<CounterSeries> total)
    {
        if (selectors.Boundary is null)
            return null;
        var having = part.Select(Identity).ToHashSet(StringComparer.Ordinal);
        var without = total.Where(t => !having.Contains(Identity(t))).ToList();
        return without.Count == 0
            ? null
            : $"{without.Count} of {total.Count} series of {selectors.Total.Metric} lack the boundary {selectors.Boundary}: how many of their events were good is not known";
    }

    private static string Identity(CounterSeries series) =>
        string.Join(
            ',',
            series
                .Labels.Where(l => l.Key is not ("__name__" or "le"))
                .OrderBy(l => l.Key, StringComparer.Ordinal)
                .Select(l => $"{l.Key}={l.Value}")
        );

    private CounterSeries WithNumericBoundary(CounterSeries series) =>
        selectors.Boundary is not null
        && series.Labels.TryGetValue("le", out var le)
        && decimal.TryParse(le, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? series with
            {
                Labels = new Dictionary<string, string>(series.Labels, StringComparer.Ordinal) { ["le"] = DecimalText.Plain(number) },
            }
            : series;

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
}
