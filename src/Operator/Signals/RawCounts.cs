using MlOps.Analysis.Counters;

namespace MlOps.Operator.Signals;

/// <summary>Raw samples of one revision, from which events since any start can be counted. Times in unix seconds.</summary>
public sealed record RawCounts(IReadOnlyList<CounterSeries> Part, IReadOnlyList<CounterSeries> Total, bool CountsBad, double Now)
{
    public double WarmUpEnd(double promotedAt) => CounterEvents.WarmUpEnd(Total, promotedAt);

    public EventCounts Since(double start)
    {
        if (CountsBad)
            return CounterEvents.Since(Part, Total, start, Now);
        var good = CounterEvents.Since(Part, Total, start, Now);
        return good with { Scrapes = [.. good.Scrapes.Select(s => s with { Bad = Math.Max(0, s.Total - s.Bad) })] };
    }
}
