namespace MlOps.Analysis.Statistics;

/// <summary>Quantiles of Student's t.</summary>
internal static class StudentQuantile
{
    /// <summary>The value that t exceeds with a probability of <paramref name="tail"/>.</summary>
    /// <param name="tail">Above 0, at most 0.5.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    /// <remarks>P(|t| ≥ x) = I_u(df/2, 1/2) with u = df/(df + x²) (Abramowitz &amp; Stegun 26.7.1), so that x² = df·(1 − u)/u.</remarks>
    public static double Upper(double tail, double df) => Math.Sqrt(df * Math.Exp(-BetaQuantile.LogOdds(df / 2, 0.5, 2 * tail)));
}
