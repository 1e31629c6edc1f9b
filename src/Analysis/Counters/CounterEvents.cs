namespace MlOps.Analysis.Counters;

/// <summary>
/// Counts events from raw samples. PromQL's <c>increase()</c> drops a series' first value and extrapolates to the window's edges, so it
/// is no count; differences of raw samples are.
/// </summary>
public static class CounterEvents
{
    /// <summary>Bad events above the total by more than this share are a query error, not rounding.</summary>
    private const double Tolerance = 1.01;

    /// <summary>Scrapes come within a twentieth of their interval.</summary>
    private const double Punctual = 0.95;

    /// <summary>
    /// The events in (<paramref name="start"/>, <paramref name="now"/>], by scrape interval, over all series. What a sample counted from
    /// before the start on is left out: it may hold a warm-up, or another's traffic.
    /// </summary>
    /// <param name="bad">Series that count bad events, a part of <paramref name="total"/>.</param>
    /// <param name="total">Series that count all events. Both must reach back to the last scrape before <paramref name="start"/>.</param>
    /// <param name="start">Unix seconds; a series that has no sample at or before it began after it and counts from 0.</param>
    /// <param name="now">Unix seconds; later samples are ignored.</param>
    /// <returns>
    /// The counts, binned by <c>floor((t - start) / interval + ½)</c> because pods are scraped at different phases: the start is often a
    /// sample's time, and without the half the next samples of that pod would lie on the bins' edges, to either side by a millisecond. With
    /// unsound input an empty result whose <see cref="EventCounts.Defect"/> says why.
    /// </returns>
    public static EventCounts Since(IReadOnlyList<CounterSeries> bad, IReadOnlyList<CounterSeries> total, double start, double now)
    {
        ArgumentNullException.ThrowIfNull(bad);
        ArgumentNullException.ThrowIfNull(total);
        var defect = Soundness.Of(bad.Concat(total));
        if (defect != CounterDefect.None || !double.IsFinite(start) || !double.IsFinite(now))
        {
            return EventCounts.Unsound(defect == CounterDefect.None ? CounterDefect.NotFinite : defect);
        }

        var seen = ScrapeIntervals.Median(total) ?? ScrapeIntervals.Median(bad);
        var interval = seen ?? 2 * Math.Max(now - start, 1);
        var bins = new SortedDictionary<long, ScrapeCount>();
        var halves = bad.Concat(total).Select(one => Straddling(one, start, seen ?? 0)).OfType<double>().ToHashSet();
        Add(bins, bad, start, now, interval, halves, isBad: true);
        Add(bins, total, start, now, interval, halves, isBad: false);
        var counts = new EventCounts([.. bins.Values], Math.Min(interval, Math.Max(now - start, 1)));
        return counts.Bad > counts.Total * Tolerance ? EventCounts.Unsound(CounterDefect.BadExceedsTotal) : counts;
    }

    /// <summary>When a fresh revision's warm-up ends.</summary>
    /// <param name="total">Series that count all events of the revision; unsound series are waited out in full.</param>
    /// <param name="promotedAt">Unix seconds at which the revision got traffic.</param>
    /// <param name="maxWarmUp">Seconds after which the warm-up ends in any case, at least 0.</param>
    /// <param name="maxEvents">Events after which it ends earlier.</param>
    /// <returns>
    /// Unix seconds: the first sample by which <paramref name="maxEvents"/> were counted, at most <c>promotedAt + maxWarmUp</c>.
    /// </returns>
    public static double WarmUpEnd(IReadOnlyList<CounterSeries> total, double promotedAt, double maxWarmUp = 10, double maxEvents = 10)
    {
        ArgumentNullException.ThrowIfNull(total);
        var latest = promotedAt + maxWarmUp;
        if (Soundness.Of(total) != CounterDefect.None)
        {
            return latest;
        }

        var seen = 0.0;
        foreach (var (time, events) in total.SelectMany(one => Increments.Of(one, promotedAt, latest)).OrderBy(sample => sample.Time))
        {
            seen += events;
            if (seen >= maxEvents)
            {
                return time;
            }
        }

        return latest;
    }

    /// <summary>
    /// When the scrape was taken that began before the start and ended after it. What any series of that target grew by is left out, also
    /// of one that is born with it: errors without their requests would give an error rate that never occurred. A series that is born in
    /// the first interval after the start may have begun before it as well.
    /// </summary>
    private static double? Straddling(CounterSeries series, double start, double interval)
    {
        if (series.Samples is [var first, ..] && first.Time > start)
        {
            return first.Time - (interval * Punctual) < start ? first.Time : null;
        }

        for (var i = 1; i < series.Samples.Count; i++)
        {
            if (series.Samples[i].Time > start)
            {
                return series.Samples[i - 1].Time < start ? series.Samples[i].Time : null;
            }
        }

        return null;
    }

    private static void Add(
        SortedDictionary<long, ScrapeCount> bins,
        IReadOnlyList<CounterSeries> series,
        double start,
        double now,
        double interval,
        HashSet<double> halves,
        bool isBad
    )
    {
        foreach (var (time, events) in series.SelectMany(one => Increments.Of(one, start, now)).Where(one => !halves.Contains(one.Time)))
        {
            var bin = (long)Math.Floor(((time - start) / interval) + 0.5);
            var sum = bins.GetValueOrDefault(bin, new ScrapeCount(time, 0, 0));
            bins[bin] = new ScrapeCount(Math.Max(sum.Time, time), sum.Bad + (isBad ? events : 0), sum.Total + (isBad ? 0 : events));
        }
    }
}
