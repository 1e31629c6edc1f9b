namespace MlOps.Analysis.Statistics;

/// <summary>
/// One-sided 95 % Clopper-Pearson bounds of a proportion (Biometrika 26, 1934): exact for binomial counts, so never below their promised
/// coverage; continued smoothly between whole numbers.
/// </summary>
public static class ProportionBounds
{
    private const double Miss = 0.05;

    /// <summary>The ratio that the true one is below with 95 % confidence; 1 where nothing was seen.</summary>
    /// <param name="bad">Bad events, at least 0; above <paramref name="total"/> (rounding) it is read as all of them.</param>
    /// <param name="total">All events, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative or not finite.</exception>
    public static double Upper95(double bad, double total)
    {
        Require(bad, total);
        return bad >= total ? 1 : 1 / (1 + Math.Exp(BetaQuantile.LogOdds(total - bad, bad + 1, Miss)));
    }

    /// <summary>The ratio that the true one is above with 95 % confidence; 0 where nothing bad was seen.</summary>
    /// <inheritdoc cref="Upper95" path="/param"/>
    /// <inheritdoc cref="Upper95" path="/exception"/>
    public static double Lower95(double bad, double total)
    {
        Require(bad, total);
        var capped = Math.Min(bad, total);
        return capped <= 0 ? 0 : 1 / (1 + Math.Exp(-BetaQuantile.LogOdds(capped, total - capped + 1, Miss)));
    }

    private static void Require(double bad, double total)
    {
        if (!(bad >= 0 && total >= 0 && double.IsFinite(bad) && double.IsFinite(total)))
        {
            throw new ArgumentOutOfRangeException(nameof(bad), $"{bad} bad of {total}: counts are finite and at least 0");
        }
    }
}
