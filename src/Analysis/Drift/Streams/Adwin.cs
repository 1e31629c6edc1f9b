namespace MlOps.Analysis.Drift.Streams;

/// <summary>
/// Adaptive windowing (Bifet, Gavaldà, SIAM SDM 2007) replayed on a stored stream: is there a cut at which the means of both sides differ by more than
/// chance allows? Every cut is looked at, which their buckets only approximate.
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
        var (n, sum) = (values.Length, 0.0);
        foreach (var x in values)
        {
            if (x is not (>= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(values), x, "ADWIN's bound holds for values from 0 to 1");
            }

            sum += x;
        }

        var best = new StreamStatistic(0, 0);
        if (n < 2 * LeastSide)
        {
            return best;
        }

        var mean = sum / n;
        var variance = Sums.Squares(values, mean) / n;
        var logTerm = Math.Log(2 * n / Delta);
        var before = 0.0;
        for (var cut = 1; cut < n; cut++)
        {
            before += values[cut - 1];
            if (cut < Math.Max(from, LeastSide) || n - cut < LeastSide)
            {
                continue;
            }

            var m = 1 / ((1.0 / cut) + (1.0 / (n - cut)));
            var allowed = Math.Sqrt(2 / m * variance * logTerm) + (2 / (3 * m) * logTerm);
            var ratio = Math.Abs((before / cut) - ((sum - before) / (n - cut))) / allowed;
            best = ratio > best.Value ? new StreamStatistic(ratio, cut) : best;
        }

        return best;
    }
}
