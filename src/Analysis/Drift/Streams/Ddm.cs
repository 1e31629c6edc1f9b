namespace MlOps.Analysis.Drift.Streams;

/// <summary>
/// Drift detection method (Gama et al., SBIA 2004): the error rate has risen above its best by so many standard deviations of the best. For single
/// outcomes only, 0 for right and 1 for wrong.
/// </summary>
public static class Ddm
{
    /// <summary>Outcomes before which nothing is said.</summary>
    public const int Least = 30;

    /// <summary>Deviations from which on the stream has changed; a warning comes at 2.</summary>
    public const double Drift = 3;

    /// <summary>The largest excess over the best rate, in its standard deviations.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is neither 0 nor 1.</exception>
    public static StreamStatistic Run(IReadOnlyList<double> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        var errors = 0.0;
        var (bestRate, bestDeviation, bestAt) = (double.PositiveInfinity, double.PositiveInfinity, 0);
        var best = new StreamStatistic(0, 0);
        for (var i = 0; i < outcomes.Count; i++)
        {
            if (outcomes[i] is not (0 or 1))
            {
                throw new ArgumentOutOfRangeException(nameof(outcomes), outcomes[i], "DDM needs single outcomes, 0 or 1");
            }

            errors += outcomes[i];
            var n = i + 1;
            var rate = errors / n;
            var deviation = Math.Sqrt(rate * (1 - rate) / n);
            if (n < Least || deviation <= 0)
            {
                continue;
            }

            if (rate + deviation < bestRate + bestDeviation)
            {
                (bestRate, bestDeviation, bestAt) = (rate, deviation, n);
            }

            var excess = (rate + deviation - bestRate - bestDeviation + bestDeviation) / bestDeviation;
            best = excess > best.Value ? new StreamStatistic(excess, bestAt) : best;
        }

        return best;
    }
}
