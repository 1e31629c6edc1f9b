using MlOps.Analysis.Drift.Streams.Detectors;

namespace MlOps.Analysis.Drift.Streams;

/// <summary>How much neighbouring values of a stream have in common.</summary>
public static class Autocorrelation
{
    /// <summary>
    /// 1 + 2Σρₖ up to the first ρₖ below 2/√n: so many values count as one independent one (Bartlett, 1946). At least 1.
    /// </summary>
    public static double Time(ReadOnlySpan<double> values)
    {
        var n = values.Length;
        if (n < 3)
        {
            return 1;
        }

        var mean = Sums.Mean(values);
        var variance = Sums.Squares(values, mean);
        if (variance <= 0)
        {
            return 1;
        }

        var (time, noise) = (1.0, 2 / Math.Sqrt(n));
        for (var lag = 1; lag < n / 3; lag++)
        {
            var sum = 0.0;
            for (var i = lag; i < n; i++)
            {
                sum += (values[i] - mean) * (values[i - lag] - mean);
            }

            if (sum / variance < noise)
            {
                break;
            }

            time += 2 * sum / variance;
        }

        return time;
    }
}
