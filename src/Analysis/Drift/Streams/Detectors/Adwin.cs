namespace MlOps.Analysis.Drift.Streams.Detectors;

/// <summary>
/// Adaptive windowing (Bifet, Gavaldà, SIAM SDM 2007) replayed on a stored stream: is there a cut at which the means of both sides differ
/// by more than chance allows? Every cut is looked at, which their buckets only approximate.
/// </summary>
public static class Adwin
{
    private const double Delta = 0.002;
    private const int LeastSide = 5;

    /// <summary>The largest ratio of a difference to what chance allows at its cut; above 1 the stream has changed there.</summary>
    /// <param name="values">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static StreamStatistic Run(ReadOnlySpan<double> values) => Run(values, 0);

    /// <summary>The same over the cuts at or after an index only: a change before it is of no interest.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static StreamStatistic Run(ReadOnlySpan<double> values, int from)
    {
        foreach (var x in values)
        {
            if (x is not (>= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(values), x, "ADWIN's bound holds for values from 0 to 1");
            }
        }

        return OfBlocks(values, from, 1, 1);
    }

    /// <summary>The same of means of blocks, of whatever range.</summary>
    /// <param name="values">Means.</param>
    /// <param name="from">The first cut of interest.</param>
    /// <param name="length">Values in each.</param>
    /// <param name="widening">Variance of single values as a multiple of that of the means.</param>
    internal static StreamStatistic OfBlocks(ReadOnlySpan<double> values, int from, int length, double widening)
    {
        var (n, sum) = (values.Length, Sums.Of(values));
        var best = new StreamStatistic(0, 0);
        if (n < 2 * LeastSide)
        {
            return best;
        }

        var mean = sum / n;
        var variance = widening * Sums.Squares(values, mean) / n;

        // δ/ln n for each cut, as its authors take it in practice and River does; δ/n, for which the proof is, only costs power where the
        // threshold is drawn anyway.
        var logTerm = Math.Log(2 * Math.Log(n * length) / Delta);
        var before = 0.0;
        for (var cut = 1; cut < n; cut++)
        {
            before += values[cut - 1];
            if (cut < Math.Max(from, LeastSide) || n - cut < LeastSide)
            {
                continue;
            }

            var m = length / ((1.0 / cut) + (1.0 / (n - cut)));
            var allowed = Math.Sqrt(2 / m * variance * logTerm) + (2 / (3 * m) * logTerm);
            var ratio = Math.Abs((before / cut) - ((sum - before) / (n - cut))) / allowed;
            best = ratio > best.Value ? new StreamStatistic(ratio, cut) : best;
        }

        return best;
    }
}
