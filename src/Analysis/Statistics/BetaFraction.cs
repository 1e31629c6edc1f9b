namespace MlOps.Analysis.Statistics;

/// <summary>The continued fraction of the incomplete beta function (DLMF 8.17.22), by the modified Lentz method.</summary>
internal static class BetaFraction
{
    private const double Tiny = 1e-300;
    private const double Precision = 4e-16;
    private const int MaxTerms = 1_000_000;

    /// <summary>The fraction K with I_x(a, b) = x^a (1 − x)^b K / (a B(a, b)).</summary>
    /// <remarks>Converges in about √max(a, b) terms for x at most (a + 1) / (a + b + 2); use the complement beyond.</remarks>
    /// <exception cref="ArithmeticException">It did not converge.</exception>
    public static double Evaluate(double a, double b, double x)
    {
        var c = 1.0;
        var d = 1 / AwayFromZero(1 - ((a + b) * x / (a + 1)));
        var value = d;
        for (var m = 1; m <= MaxTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / AwayFromZero(1 + (even * d));
            c = AwayFromZero(1 + (even / c));
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / AwayFromZero(1 + (odd * d));
            c = AwayFromZero(1 + (odd / c));
            value *= d * c;
            if (Math.Abs((d * c) - 1) <= Precision)
            {
                return value;
            }
        }

        throw new ArithmeticException($"the incomplete beta function did not converge at a = {a}, b = {b}, x = {x}");
    }

    private static double AwayFromZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
