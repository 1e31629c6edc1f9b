using MlOps.Analysis.Drift.Streams.Detectors;
using MlOps.Analysis.Statistics;

namespace MlOps.Analysis.Drift.Streams.Blocks;

/// <summary>
/// What a statistic reaches where nothing changes: on past and window both drawn anew from the autoregression of the past and what it
/// missed (Bühlmann, Bernoulli 3, 1997). Blocks of values that wander would have to be as long as the past itself to keep what they have in
/// common.
/// </summary>
internal static class SieveBootstrap
{
    /// <summary>The largest of 999 is what the next one exceeds once in a thousand times.</summary>
    private const int Resamples = 999;

    /// <summary>Blocks after which an autoregression has forgotten where it began.</summary>
    private const int WarmUp = 60;

    /// <summary>What such a statistic exceeds once in a thousand times.</summary>
    /// <param name="past">At least ten blocks.</param>
    /// <param name="window">Blocks in the window.</param>
    /// <param name="fit">The autoregression of the past.</param>
    /// <param name="statistic">Of past and window in one piece, the statistic in deviations that hold for these very values.</param>
    /// <param name="seed">The same seed gives the same threshold: nothing needs to be kept.</param>
    public static double Threshold(
        ReadOnlySpan<double> past,
        int window,
        Autoregression fit,
        Func<ReadOnlySpan<double>, double> statistic,
        int seed
    )
    {
        var missed = Missed(past, fit);
        var coefficients = fit.Coefficients(fit.Order);
        var random = new SeededSequence(seed);
        Span<double> before = stackalloc double[Autoregression.MostOrder];
        var drawn = new double[past.Length + window];
        var most = double.NegativeInfinity;
        for (var resample = 0; resample < Resamples; resample++)
        {
            before.Clear();
            for (var i = coefficients.Length == 0 ? 0 : -WarmUp; i < drawn.Length; i++)
            {
                var value = missed[random.Next(missed.Length)];
                for (var j = coefficients.Length - 1; j >= 0; j--)
                {
                    value += coefficients[j] * before[j];
                    before[j] = j > 0 ? before[j - 1] : 0;
                }

                before[0] = value;
                if (i >= 0)
                {
                    drawn[i] = value;
                }
            }

            most = Math.Max(most, statistic(drawn));
        }

        return most;
    }

    /// <summary>What the prediction missed, around 0 and as wide as it must be for the values to be as wide as they were.</summary>
    private static double[] Missed(ReadOnlySpan<double> past, Autoregression fit)
    {
        var coefficients = fit.Coefficients(fit.Order);
        var missed = new double[past.Length - fit.Order];
        for (var i = fit.Order; i < past.Length; i++)
        {
            missed[i - fit.Order] = past[i] - fit.Mean;
            for (var j = 0; j < coefficients.Length; j++)
            {
                missed[i - fit.Order] -= coefficients[j] * (past[i - 1 - j] - fit.Mean);
            }
        }

        var mean = Sums.Mean(missed);
        var wide = Math.Sqrt(fit.Missed(fit.Order) / (Sums.Squares(missed, mean) / missed.Length));
        return [.. missed.Select(x => wide * (x - mean))];
    }
}
