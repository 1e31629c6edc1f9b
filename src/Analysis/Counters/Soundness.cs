namespace MlOps.Analysis.Counters;

/// <summary>Checks raw samples before anything is counted from them.</summary>
internal static class Soundness
{
    /// <summary>The first defect of any series, or <see cref="CounterDefect.None"/>.</summary>
    public static CounterDefect Of(IEnumerable<CounterSeries> series) =>
        series.Select(one => Of(one.Samples)).FirstOrDefault(defect => defect != CounterDefect.None);

    private static CounterDefect Of(IReadOnlyList<Sample> samples)
    {
        var before = double.NegativeInfinity;
        foreach (var (time, value) in samples)
        {
            if (!double.IsFinite(value) || !double.IsFinite(time))
            {
                return CounterDefect.NotFinite;
            }

            if (value < 0)
            {
                return CounterDefect.Negative;
            }

            if (time <= before)
            {
                return CounterDefect.Unordered;
            }

            before = time;
        }

        return CounterDefect.None;
    }
}
