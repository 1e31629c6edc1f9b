using MlOps.Analysis.Counters;

namespace MlOps.Operator.Signals;

/// <summary>How often the series are scraped, in seconds, from their own samples.</summary>
internal static class ScrapeInterval
{
    private const double Usual = 15;

    public static double Of(IReadOnlyList<CounterSeries> series)
    {
        var gaps = series.SelectMany(s => s.Samples.Zip(s.Samples.Skip(1), (a, b) => b.Time - a.Time)).Order().ToList();
        return gaps.Count == 0 ? Usual : gaps[gaps.Count / 2];
    }
}
