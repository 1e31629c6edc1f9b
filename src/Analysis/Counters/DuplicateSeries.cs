namespace MlOps.Analysis.Counters;

/// <summary>
/// Two scrape jobs, or two Prometheus replicas behind one endpoint, store the same counter twice; summing them doubles every event.
/// Series equal in all labels but those that name the scraper are taken for one counter.
/// </summary>
public static class DuplicateSeries
{
    /// <summary>
    /// Two scrapes within this many seconds (Prometheus' default scrape timeout) may be read in another order than they are stamped.
    /// </summary>
    private const double ReadingOrderUnknown = 10;

    private static readonly HashSet<string> Scrapers = new(StringComparer.Ordinal)
    {
        "job",
        "prometheus",
        "prometheus_replica",
        "replica",
        "service",
        "endpoint",
    };

    /// <summary>The labels that name the scraper rather than what is counted.</summary>
    public static IReadOnlyCollection<string> ScraperLabels => Scrapers;

    /// <summary>The counters that are scraped more than once now. Their sums are ambiguous: do not judge by them.</summary>
    /// <param name="series">Series of one metric.</param>
    /// <param name="now">Unix seconds.</param>
    /// <param name="staleAfter">Seconds without a sample after which a series has ended; two or three scrape intervals.</param>
    public static IReadOnlyList<DuplicateGroup> Find(IReadOnlyList<CounterSeries> series, double now, double staleAfter)
    {
        ArgumentNullException.ThrowIfNull(series);
        return
        [
            .. series
                .Where(one => IsLive(one, now, staleAfter))
                .GroupBy(Identity, StringComparer.Ordinal)
                .Where(group => group.Count() > 1)
                .Select(group => new DuplicateGroup(group.Key, [.. group])),
        ];
    }

    /// <summary>
    /// One series per counter, so that nothing is counted twice. The longest of the live ones is kept (of the newest, if none is live),
    /// preceded by what an ended one saw before it: a scrape job that was renamed neither loses nor repeats events.
    /// </summary>
    /// <param name="series">Series of one metric.</param>
    /// <param name="now">Unix seconds.</param>
    /// <param name="staleAfter">Seconds without a sample after which a series has ended.</param>
    public static IReadOnlyList<CounterSeries> Collapse(IReadOnlyList<CounterSeries> series, double now, double staleAfter)
    {
        ArgumentNullException.ThrowIfNull(series);
        return
        [
            .. series
                .Where(one => one.Samples.Count > 0)
                .GroupBy(Identity, StringComparer.Ordinal)
                .Select(group =>
                    group
                        .OrderByDescending(one => IsLive(one, now, staleAfter))
                        .ThenByDescending(one => IsLive(one, now, staleAfter) ? one.Samples.Count : one.Samples[^1].Time)
                        .Aggregate(Precede)
                ),
        ];
    }

    private static CounterSeries Precede(CounterSeries kept, CounterSeries ended)
    {
        var first = kept.Samples[0];
        var earlier = ended
            .Samples.TakeWhile(sample => sample.Time < first.Time)
            .Where(sample => sample.Value <= first.Value || first.Time - sample.Time > ReadingOrderUnknown)
            .ToArray();
        return earlier.Length == 0 ? kept : kept with { Samples = [.. earlier, .. kept.Samples] };
    }

    private static bool IsLive(CounterSeries series, double now, double staleAfter) =>
        series.Samples.Count > 0 && now - series.Samples[^1].Time <= staleAfter;

    private static string Identity(CounterSeries series) =>
        "{"
        + string.Join(
            ", ",
            series
                .Labels.Where(label => !Scrapers.Contains(label.Key))
                .OrderBy(label => label.Key, StringComparer.Ordinal)
                .Select(label =>
                    $"{label.Key}=\"{label.Value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
                )
        )
        + "}";
}
