using MlOps.Analysis.Statistics;

namespace MlOps.Analysis.Release;

/// <summary>The evidence of counts against an allowed rate.</summary>
public static class Evidence
{
    /// <summary>
    /// ln E of B bad in N events against p ≤ p0: the likelihood under a uniform mixture of p over (p0, 1], over the likelihood at p0.
    /// E = B(B+1, N−B+1) · I_{1−p0}(N−B+1, B+1) / ((1−p0) · p0^B · (1−p0)^(N−B)).
    /// </summary>
    /// <param name="bad">Bad events, 0 to <paramref name="total"/>; need not be whole.</param>
    /// <param name="total">All events, at least 0.</param>
    /// <param name="p0">The allowed rate, between 0 and 1, exclusive.</param>
    /// <returns>0 without events; −∞ (E = 0) where the tail is beyond a double even in logarithms.</returns>
    /// <remarks>
    /// For independent events of any rate up to p0, E is a non-negative supermartingale that starts at 1, so it ever exceeds x with a
    /// probability of at most 1/x (Ville, 1939), however often one looks. Mixture as in Robbins (Ann. Math. Stat. 41, 1970) and Howard
    /// et al. (Ann. Stat. 49(2), 2021).
    /// </remarks>
    public static double LogE(double bad, double total, double p0)
    {
        var good = total - bad;
        return SpecialFunctions.LogBeta(bad + 1, good + 1)
            + SpecialFunctions.LogRegularizedIncompleteBeta(good + 1, bad + 1, 1 - p0, p0)
            - (bad * Math.Log(p0))
            - ((good + 1) * SpecialFunctions.LogOnePlus(-p0));
    }
}
