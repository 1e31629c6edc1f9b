namespace MlOps.Analysis.Counters;

/// <summary>What a counter grew by, sample by sample.</summary>
internal static class Increments
{
    /// <summary>
    /// One sample (time, growth since the sample before) for each sample in (<paramref name="start"/>, <paramref name="now"/>]. The
    /// baseline is the last sample at or before <paramref name="start"/>; a series without one began later and counts from 0; a drop is
    /// a restart of the process and counts the new value in whole.
    /// </summary>
    public static IEnumerable<Sample> Of(CounterSeries series, double start, double now)
    {
        var before = 0.0;
        foreach (var sample in series.Samples)
        {
            if (sample.Time > now)
            {
                yield break;
            }

            if (sample.Time > start)
            {
                yield return new Sample(sample.Time, sample.Value < before ? sample.Value : sample.Value - before);
            }

            before = sample.Value;
        }
    }
}
