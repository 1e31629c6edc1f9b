namespace MlOps.Analysis.Drift.Streams;

/// <summary>
/// Whether two signals that moved together no longer do, or the other way round: each may keep its own distribution meanwhile.
/// </summary>
/// <param name="Before">Correlation in the reference, from −1 to 1.</param>
/// <param name="Now">Correlation in the current window.</param>
/// <param name="PValue">
/// Probability of so large a difference without a change, by Fisher's z with the number of independent values (Metron 1, 1921).
/// </param>
public sealed record CorrelationChange(double Before, double Now, double PValue)
{
    /// <summary>
    /// Cohen's q, the difference of Fisher's z: 0.1 is small, 0.3 medium, 0.5 large (Statistical Power Analysis, 1988, ch. 4).
    /// </summary>
    public double Effect => Math.Abs(Fisher(Before) - Fisher(Now));

    /// <summary>Compares two pairs of streams, each pair at the same moments.</summary>
    /// <returns>Null where one of them does not vary or fewer than ten independent moments are there.</returns>
    public static CorrelationChange? Of(
        (IReadOnlyList<double> A, IReadOnlyList<double> B) reference,
        (IReadOnlyList<double> A, IReadOnlyList<double> B) current
    )
    {
        var (n, m) = (Independent(reference), Independent(current));
        if (n < 10 || m < 10 || Pearson(reference) is not { } before || Pearson(current) is not { } now)
        {
            return null;
        }

        var z = Math.Abs(Fisher(before) - Fisher(now)) / Math.Sqrt((1 / (n - 3)) + (1 / (m - 3)));
        return new CorrelationChange(before, now, Statistics.ChiSquareDistribution.UpperTail(z * z, 1));
    }

    private static double Independent((IReadOnlyList<double> A, IReadOnlyList<double> B) pair) =>
        pair.A.Count / Math.Max(Autocorrelation.Time([.. pair.A]), Autocorrelation.Time([.. pair.B]));

    private static double? Pearson((IReadOnlyList<double> A, IReadOnlyList<double> B) pair)
    {
        if (pair.A.Count != pair.B.Count)
        {
            throw new ArgumentException($"{pair.A.Count} values beside {pair.B.Count}");
        }

        var (meanA, meanB) = (pair.A.Average(), pair.B.Average());
        var (ab, aa, bb) = (0.0, 0.0, 0.0);
        for (var i = 0; i < pair.A.Count; i++)
        {
            var (a, b) = (pair.A[i] - meanA, pair.B[i] - meanB);
            (ab, aa, bb) = (ab + (a * b), aa + (a * a), bb + (b * b));
        }

        return aa > 0 && bb > 0 ? Math.Clamp(ab / Math.Sqrt(aa * bb), -1, 1) : null;
    }

    /// <summary>A correlation of exactly ±1 would be infinitely far from every other.</summary>
    private static double Fisher(double r) => Math.Atanh(Math.Clamp(r, -0.9999, 0.9999));
}
