namespace MlOps.Analysis.Statistics;

/// <summary>Tail and quantile of χ², through the regularized incomplete gamma function.</summary>
public static class ChiSquareDistribution
{
    private const double Tiny = 1e-300;
    private const int MaxIterations = 100_000;

    /// <summary>P(χ² ≥ <paramref name="x"/>): the p-value of a χ² test.</summary>
    /// <param name="x">At least 0.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double UpperTail(double x, double df)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df);
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        if (x == 0)
        {
            return 1;
        }

        var (a, half) = (df / 2, x / 2);
        var logWeight = (a * Math.Log(half)) - half - SpecialFunctions.LogGamma(a);
        return half < a + 1 ? 1 - (Math.Exp(logWeight) * Series(a, half)) : Math.Exp(logWeight) * Fraction(a, half);
    }

    /// <summary>The value that χ² stays below with a probability of <paramref name="probability"/>.</summary>
    /// <param name="probability">Above 0 and below 1.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Quantile(double probability, double df)
    {
        if (!(probability > 0 && probability < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "must be above 0 and below 1");
        }

        var (low, high) = (0.0, df + 1);
        while (UpperTail(high, df) > 1 - probability)
        {
            (low, high) = (high, high * 2);
        }

        // The tail falls monotonically, so halving always converges; 200 halvings exhaust a double.
        for (var i = 0; i < 200 && high - low > 1e-14 * high; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = UpperTail(middle, df) > 1 - probability ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>Σ xⁱ/(a(a+1)…(a+i)) (Abramowitz &amp; Stegun 6.5.29).</summary>
    private static double Series(double a, double x)
    {
        var term = 1 / a;
        var sum = term;
        for (var i = 1; i < MaxIterations && term > sum * 1e-17; i++)
        {
            term *= x / (a + i);
            sum += term;
        }

        return sum;
    }

    /// <summary>
    /// The continued fraction of the upper tail (Abramowitz &amp; Stegun 6.5.31), by Lentz's method (Applied Optics 15, 1976).
    /// </summary>
    private static double Fraction(double a, double x)
    {
        var b = x + 1 - a;
        var c = 1 / Tiny;
        var d = 1 / b;
        var product = d;
        for (var i = 1; i < MaxIterations; i++)
        {
            var step = -i * (i - a);
            b += 2;
            d = 1 / NotZero((step * d) + b);
            c = NotZero(b + (step / c));
            var factor = d * c;
            product *= factor;
            if (Math.Abs(factor - 1) < 1e-16)
            {
                break;
            }
        }

        return product;
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
