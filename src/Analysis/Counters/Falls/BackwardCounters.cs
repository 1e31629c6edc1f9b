namespace MlOps.Analysis.Counters.Falls;

/// <summary>
/// Tells a counter that runs backwards from one whose process restarted. Prometheus takes every fall for a restart and counts the new value
/// in whole. That is wrong for several worker processes behind one port, whose counters answer in turn, and for two replicas of a server
/// that merge their samples: each fall then adds events that never happened.
/// </summary>
public static class BackwardCounters
{
    /// <summary>
    /// After a restart a counter holds what one scrape interval brings. Traffic of three times the usual is still believed.
    /// </summary>
    private const double Burst = 3;

    /// <summary>A restarted process lost what it had counted: a value below a tenth of the one before it is such a loss.</summary>
    private const double Lost = 0.1;

    /// <summary>Values this small make no difference to any verdict.</summary>
    private const double Few = 5;

    /// <summary>Falls beyond the known restarts that no coincidence of samples explains.</summary>
    private const int Several = 3;

    /// <summary>The first fall that is no restart, or null. Samples that are no counter's at all are another defect.</summary>
    /// <param name="series">Raw samples in ascending time.</param>
    /// <param name="restarts">
    /// How often the containers of the series' pod have restarted in its life; null where the pod is not known any more.
    /// </param>
    public static CounterFall? Find(CounterSeries series, int? restarts)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (Soundness.Of([series]) != CounterDefect.None)
        {
            return null;
        }

        var falls = Falls(series.Samples);
        if (falls.Count == 0 || falls.Count <= restarts)
        {
            return null;
        }

        if (falls.Count >= restarts + Several)
        {
            return falls[0].Fall;
        }

        var usual = UsualRate(series.Samples);
        foreach (var (fall, gap) in falls)
        {
            if (fall.After > Few + Math.Max(Burst * usual * gap, Lost * fall.Before))
            {
                return fall;
            }
        }

        return null;
    }

    private static List<(CounterFall Fall, double Gap)> Falls(IReadOnlyList<Sample> samples)
    {
        var falls = new List<(CounterFall, double)>();
        for (var i = 1; i < samples.Count; i++)
        {
            if (samples[i].Value < samples[i - 1].Value)
            {
                var fall = new CounterFall(samples[i].Time, samples[i - 1].Value, samples[i].Value);
                falls.Add((fall, samples[i].Time - samples[i - 1].Time));
            }
        }

        return falls;
    }

    /// <summary>
    /// Median growth per second between two samples. The median, and without steps that end above what a fall lost: where a wrong fall is
    /// followed by a wrong rise, the rise is no growth.
    /// </summary>
    private static double UsualRate(IReadOnlyList<Sample> samples)
    {
        var (rates, lost) = (new List<double>(), double.NaN);
        for (var i = 1; i < samples.Count; i++)
        {
            var (before, after) = (samples[i - 1], samples[i]);
            if (after.Value < before.Value)
            {
                lost = double.IsNaN(lost) ? before.Value : Math.Max(lost, before.Value);
            }
            else if (after.Value >= lost)
            {
                lost = double.NaN;
            }
            else if (after.Time > before.Time)
            {
                rates.Add((after.Value - before.Value) / (after.Time - before.Time));
            }
        }

        rates.Sort();
        return rates.Count == 0 ? 0 : rates[rates.Count / 2];
    }
}
