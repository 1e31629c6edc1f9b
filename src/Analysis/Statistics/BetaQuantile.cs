namespace MlOps.Analysis.Statistics;

/// <summary>Lower quantiles of the beta distribution.</summary>
internal static class BetaQuantile
{
    private const int MaxSteps = 200;

    /// <summary>e^−700 is the edge of what a double holds.</summary>
    private const double Edge = 700;

    /// <summary>
    /// The log-odds z of the x with I_x(a, b) = <paramref name="probability"/>; x and 1 − x are both exact from z. At most ±700, where x
    /// or 1 − x is 0 for all purposes (a below about 0.004).
    /// </summary>
    /// <remarks>
    /// Newton's method on ln I against z. ln I is concave in the log-odds (the density is log-concave there), so a step never passes the
    /// root from the left, and from the right the first step lands left of it: it converges from anywhere.
    /// </remarks>
    public static double LogOdds(double a, double b, double probability)
    {
        var target = Math.Log(probability);
        var logBeta = SpecialFunctions.LogBeta(a, b);
        var z = Math.Clamp(Math.Log(a / b), -Edge, Edge);
        for (var step = 0; step < MaxSteps; step++)
        {
            var (x, y) = (1 / (1 + Math.Exp(-z)), 1 / (1 + Math.Exp(z)));
            var logI = SpecialFunctions.LogRegularizedIncompleteBeta(a, b, x, y);
            var slope = Math.Exp((a * LogShare(z)) + (b * LogShare(-z)) - logBeta - logI);
            var next = Math.Clamp(z + ((target - logI) / slope), -Edge, Edge);
            if (Math.Abs(next - z) <= 1e-14 * Math.Max(1, Math.Abs(z)))
            {
                return next;
            }

            z = next;
        }

        return z;
    }

    /// <summary>ln(1 / (1 + e^−z)).</summary>
    private static double LogShare(double z) =>
        z > 0 ? -SpecialFunctions.LogOnePlus(Math.Exp(-z)) : z - SpecialFunctions.LogOnePlus(Math.Exp(z));
}
