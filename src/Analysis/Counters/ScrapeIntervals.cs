namespace MlOps.Analysis.Counters;

/// <summary>Infers how often targets are scraped.</summary>
public static class ScrapeIntervals
{
    /// <summary>
    /// The median gap in seconds between consecutive samples of one series, over all series; null if no series has two samples.
    /// </summary>
    public static double? Median(IReadOnlyList<CounterSeries> series)
    {
        var gaps = series
            .SelectMany(one => one.Samples.Zip(one.Samples.Skip(1), (earlier, later) => later.Time - earlier.Time))
            .Order()
            .ToArray();
        return gaps.Length == 0 ? null : gaps[gaps.Length / 2];
    }
}
