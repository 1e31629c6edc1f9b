namespace MlOps.Analysis.Drift.Streams.Detectors;

/// <summary>
/// Drift detection method (Gama et al., SBIA 2004): the error rate has risen above its best by so many standard deviations of the best. For
/// single outcomes only, 0 for right and 1 for wrong.
/// </summary>
public static class Ddm
{
    /// <summary>Outcomes before which nothing is said.</summary>
    public const int Least = 30;

    /// <summary>Deviations from which on the stream has changed; a warning comes at 2.</summary>
    public const double Drift = 3;

    /// <summary>Half of the rise that is looked for, in deviations of one outcome.</summary>
    private const double Slack = 0.25;

    /// <summary>The largest excess over the best rate, in its standard deviations.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is neither 0 nor 1.</exception>
    public static StreamStatistic Run(ReadOnlySpan<double> outcomes)
    {
        ThrowIfNotOutcomes(outcomes);
        var errors = 0.0;
        var (bestRate, bestDeviation, bestAt) = (double.PositiveInfinity, double.PositiveInfinity, 0);
        var best = new StreamStatistic(0, 0);
        for (var i = 0; i < outcomes.Length; i++)
        {
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

    /// <summary>
    /// The largest excess over the rate of a reference instead of the best rate so far, in the deviations that the reference's rate has
    /// over as many outcomes. Counting on from the reference would dilute every change, and a window that lies wholly after it would show
    /// none.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is neither 0 nor 1.</exception>
    public static StreamStatistic Run(ReadOnlySpan<double> reference, ReadOnlySpan<double> outcomes)
    {
        ThrowIfNotOutcomes(reference);
        ThrowIfNotOutcomes(outcomes);
        // Half an error and half a success more (Jeffreys): a reference without errors has no rate of exactly 0.
        var usual = (Sums.Of(reference) + 0.5) / (reference.Length + 1);
        // The rise begins where the errors beyond the usual, and a quarter of a deviation, were fewest.
        var most = usual + (Slack * Math.Sqrt(usual * (1 - usual)));
        var (errors, beyond, fewest, since) = (0.0, 0.0, 0.0, 0);
        var best = new StreamStatistic(0, 0);
        for (var i = 0; i < outcomes.Length; i++)
        {
            errors += outcomes[i];
            beyond += outcomes[i] - most;
            var n = i + 1;
            (fewest, since) = beyond < fewest ? (beyond, n) : (fewest, since);
            if (n < Least)
            {
                continue;
            }

            var rate = errors / n;
            var excess = (rate + Math.Sqrt(rate * (1 - rate) / n) - usual) / Math.Sqrt(usual * (1 - usual) / n);
            best = excess > best.Value ? new StreamStatistic(excess, Math.Min(since, i)) : best;
        }

        return best;
    }

    private static void ThrowIfNotOutcomes(ReadOnlySpan<double> outcomes)
    {
        foreach (var x in outcomes)
        {
            if (x is not (0 or 1))
            {
                throw new ArgumentOutOfRangeException(nameof(outcomes), x, "DDM needs single outcomes, 0 or 1");
            }
        }
    }
}
