namespace MlOps.Bench.Simulation.Rules;

/// <summary>
/// By how much one sample lies above another, from all pairwise differences (Hodges and Lehmann, Ann. Math. Stat. 34(2), 1963).
/// </summary>
internal static class MannWhitney
{
    /// <summary>The normal quantile of a two-sided 98 % interval.</summary>
    private const double Z98 = 2.3263478740408408;

    /// <summary>
    /// The median difference and the lower end of its 98 % confidence interval: the order statistic of the differences at which the
    /// Mann-Whitney test, by its normal approximation, stops rejecting.
    /// </summary>
    public static (double Shift, double Lower) Shift(IReadOnlyList<double> control, IReadOnlyList<double> experiment)
    {
        var (m, n) = (control.Count, experiment.Count);
        var differences = new double[m * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < m; j++)
            {
                differences[(i * m) + j] = experiment[i] - control[j];
            }
        }

        Array.Sort(differences);
        var spread = Z98 * Math.Sqrt((double)m * n * (m + n + 1) / 12);
        var lower = (int)Math.Floor((m * n / 2.0) - spread - 0.5);
        var middle = m * n / 2;
        var shift = m * n % 2 == 1 ? differences[middle] : (differences[middle - 1] + differences[middle]) / 2;
        return (shift, lower < 0 ? double.NegativeInfinity : differences[lower]);
    }
}
