using MlOps.Analysis.Counters;

namespace MlOps.Decisions.Evidence;

/// <summary>Raw samples of one revision, from which events since any start can be counted. Times in unix seconds.</summary>
public sealed record RawCounts(IReadOnlyList<CounterSeries> Part, IReadOnlyList<CounterSeries> Total, bool CountsBad, double Now)
{
    /// <param name="promotedAt">When the revision got the traffic.</param>
    /// <param name="seconds">How long its warm-up takes; null for the usual few seconds or events, whichever come first.</param>
    public double WarmUpEnd(double promotedAt, double? seconds) =>
        seconds is { } fixedLength ? promotedAt + fixedLength : CounterEvents.WarmUpEnd(Total, promotedAt);

    /// <summary>
    /// From where pods that may have served before can be counted. Where no series reaches back to the start, Prometheus was away: counted
    /// from 0, a pod that has served for a month would bring its whole life. So it begins with the first scrape of each pod.
    /// </summary>
    public double SeenFrom(double start)
    {
        var firsts = Total.Where(s => s.Samples.Count > 0).Select(s => s.Samples[0].Time).ToList();
        if (firsts.Count == 0 || firsts.Exists(t => t <= start))
            return start;
        // A scrape that timed out comes an interval late. Where no interval is known yet, each pod was seen once.
        return ScrapeIntervals.Median(Total) is { } interval ? firsts.Where(t => t <= firsts.Min() + (2 * interval)).Max() : firsts.Max();
    }

    public EventCounts Since(double start)
    {
        if (CountsBad)
            return CounterEvents.Since(Part, Total, start, Now);
        var good = CounterEvents.Since(Part, Total, start, Now);
        return good with { Scrapes = [.. good.Scrapes.Select(s => s with { Bad = Math.Max(0, s.Total - s.Bad) })] };
    }
}
