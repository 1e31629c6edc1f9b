namespace MlOps.Analysis.Statistics;

/// <summary>Exact upper tails of the binomial distribution, P(X ≥ k) = I_p(k, n − k + 1) (DLMF 8.17.24).</summary>
/// <remarks>
/// Counts are doubles because <c>increase()</c> extrapolates: between whole numbers the tail is the beta function's smooth continuation,
/// which falls in k and rises in n and p.
/// </remarks>
public static class Binomial
{
    /// <summary>P(X ≥ k) for X ~ Binomial(n, p).</summary>
    /// <param name="k">Successes; at most 0 gives 1, above n gives 0.</param>
    /// <param name="n">Trials, at least 0.</param>
    /// <param name="p">Probability of success, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">n or p is outside its range, or an argument is NaN.</exception>
    public static double UpperTail(double k, double n, double p) => Math.Exp(LogUpperTail(k, n, p));

    /// <summary>ln P(X ≥ k), accurate where P itself would underflow; −∞ where P is 0.</summary>
    /// <inheritdoc cref="UpperTail" path="/param"/>
    /// <inheritdoc cref="UpperTail" path="/exception"/>
    public static double LogUpperTail(double k, double n, double p)
    {
        if (double.IsNaN(k) || !(n >= 0 && double.IsFinite(n)))
        {
            throw new ArgumentOutOfRangeException(nameof(n), $"k = {k} of n = {n}: n is finite and at least 0, k a number");
        }

        if (!(p is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "a probability");
        }

        if (k <= 0)
        {
            return 0;
        }

        return k > n ? double.NegativeInfinity : SpecialFunctions.LogRegularizedIncompleteBeta(k, n - k + 1, p);
    }
}
