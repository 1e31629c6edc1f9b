namespace MlOps.Analysis.Statistics;

/// <summary>Gamma and beta functions in logarithms, so that the far tails that decide a test do not underflow.</summary>
public static class SpecialFunctions
{
    private const double StirlingFrom = 10;

    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    /// <summary>ln Γ(x), by Stirling's series after shifting x to at least 10 (Abramowitz &amp; Stegun 6.1.15, 6.1.41).</summary>
    /// <param name="x">Above 0 and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="x"/> is outside its range.</exception>
    public static double LogGamma(double x)
    {
        Require(x > 0 && double.IsFinite(x), nameof(x), x);
        var product = 1.0;
        for (; x < StirlingFrom; x++)
        {
            product *= x;
        }

        return ((x - 0.5) * Math.Log(x)) - x + HalfLogTwoPi + StirlingRemainder(x) - Math.Log(product);
    }

    /// <summary>
    /// ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b), arranged so that large arguments do not cancel (the leading terms of Stirling's
    /// series are subtracted by hand, as in Didonato &amp; Morris, ACM TOMS 18(3), 1992).
    /// </summary>
    /// <param name="a">Above 0 and finite.</param>
    /// <param name="b">Above 0 and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double LogBeta(double a, double b)
    {
        Require(a > 0 && double.IsFinite(a), nameof(a), a);
        Require(b > 0 && double.IsFinite(b), nameof(b), b);
        var (small, large) = a < b ? (a, b) : (b, a);
        var sum = small + large;
        if (large < StirlingFrom)
        {
            return LogGamma(small) + LogGamma(large) - LogGamma(sum);
        }

        var remainder = StirlingRemainder(large) - StirlingRemainder(sum);
        var logShareOfLarge = LogOnePlus(-small / sum);
        return small < StirlingFrom
            ? LogGamma(small) + remainder + small - (small * Math.Log(sum)) + ((large - 0.5) * logShareOfLarge)
            : HalfLogTwoPi
                - (0.5 * Math.Log(large))
                + remainder
                + StirlingRemainder(small)
                + ((small - 0.5) * Math.Log(small / sum))
                + (large * logShareOfLarge);
    }

    /// <summary>ln I_x(a, b), the logarithm of the regularized incomplete beta function: exact to rounding however small I is.</summary>
    /// <param name="a">Above 0 and finite.</param>
    /// <param name="b">Above 0 and finite.</param>
    /// <param name="x">From 0 (gives −∞) to 1 (gives 0).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    /// <exception cref="ArithmeticException">The continued fraction did not converge (arguments beyond about 10¹¹).</exception>
    public static double LogRegularizedIncompleteBeta(double a, double b, double x)
    {
        Require(x is >= 0 and <= 1, nameof(x), x);
        return LogRegularizedIncompleteBeta(a, b, x, 1 - x);
    }

    /// <summary>As above, with y = 1 − x given by a caller who knows it more exactly than subtraction does.</summary>
    internal static double LogRegularizedIncompleteBeta(double a, double b, double x, double y)
    {
        var logBeta = LogBeta(a, b);
        if (x <= 0 || y <= 0)
        {
            return x <= 0 ? double.NegativeInfinity : 0;
        }

        var logWeight = (a * LogOf(x, y)) + (b * LogOf(y, x)) - logBeta;
        return x <= (a + 1) / (a + b + 2)
            ? logWeight - Math.Log(a) + Math.Log(BetaFraction.Evaluate(a, b, x))
            : LogOneMinusExp(logWeight - Math.Log(b) + Math.Log(BetaFraction.Evaluate(b, a, y)));
    }

    /// <summary>ln(1 + x), exact for x near 0 (Kahan's correction; .NET has no <c>log1p</c>).</summary>
    internal static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }

    private static double LogOf(double share, double complement) => share > 0.5 ? LogOnePlus(-complement) : Math.Log(share);

    private static double LogOneMinusExp(double x) => x >= 0 ? double.NegativeInfinity : LogOnePlus(-Math.Exp(x));

    private static double StirlingRemainder(double x)
    {
        var inverse = 1 / x;
        var square = inverse * inverse;
        return inverse
            * (
                (1 / 12.0)
                - (
                    square
                    * (
                        (1 / 360.0)
                        - (
                            square
                            * (
                                (1 / 1260.0)
                                - (square * ((1 / 1680.0) - (square * ((1 / 1188.0) - (square * ((691 / 360360.0) - (square / 156)))))))
                            )
                        )
                    )
                )
            );
    }

    private static void Require(bool holds, string name, double value)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, value, "outside the function's domain");
        }
    }
}
