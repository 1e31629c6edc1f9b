using MlOps.Analysis.Statistics;

namespace MlOps.Analysis.Bursts;

/// <summary>The distribution of the number of bad requests among the next n of a chain (the Markov binomial distribution).</summary>
/// <remarks>
/// Sequences of k bad and g good requests are counted by their runs. With r bad runs there are C(k−1, r−1) ways to cut the bad requests
/// and about C(g, r) to cut the good ones (Gabriel, Biometrika 46, 1959); a sequence with r runs has a probability that is geometric in r.
/// The sum over r starts at its largest term, so it neither underflows nor takes more terms than matter.
/// </remarks>
internal static class BurstCounts
{
    private const double Negligible = 1e-17;

    /// <summary>The probabilities of <paramref name="bad"/> and <paramref name="good"/> requests, in any order.</summary>
    public static BurstStep Step(BurstChain chain, long bad, long good) =>
        bad == 0 && good == 0 ? new BurstStep(0, 1, 0, 0, 1)
        : chain.IsIndependent ? Independent(chain, bad, good)
        : bad == 0 ? new BurstStep(good * chain.LogStayGood, 1, 0, chain.Leave / (1 - chain.Enter), 0)
        : good == 0 ? new BurstStep(bad * chain.LogStayBad, 0, chain.Enter / (1 - chain.Leave), 0, 1)
        : Mixed(chain, bad, good);

    /// <summary>Where the last request tells nothing about the next, it is called good.</summary>
    private static BurstStep Independent(BurstChain chain, long bad, long good) =>
        new(LogChoose(bad + good, bad) + (bad * chain.LogEnter) + (good * chain.LogLeave), 1, 0, 1, 0);

    private static BurstStep Mixed(BurstChain chain, long bad, long good)
    {
        double k = bad,
            g = good;
        var x = chain.Enter * chain.Leave / ((1 - chain.Enter) * (1 - chain.Leave));
        var peak = Peak(k, g, x);
        var logScale =
            LogChoose(bad - 1, peak - 1)
            + LogChoose(good - 1, peak - 1)
            + (peak * (chain.LogEnter + chain.LogLeave))
            + ((g - peak) * chain.LogStayGood)
            + ((k - peak) * chain.LogStayBad);
        var (goodGood, goodBad, badBad, badGood) = (0.0, 0.0, 0.0, 0.0);
        var term = 1.0;
        for (double r = peak; term > Negligible; r++)
        {
            Add(term, r);
            term *= (k - r) * (g - r) * x / (r * r);
        }

        term = 1;
        for (double r = peak; r > 1; r--)
        {
            term *= (r - 1) * (r - 1) / ((k - r + 1) * (g - r + 1) * x);
            if (term <= Negligible)
            {
                break;
            }

            Add(term, r - 1);
        }

        return new BurstStep(
            logScale,
            goodGood * g,
            (goodBad * g * (1 - chain.Enter) / chain.Leave)
                + AllAlternate(bad, good, chain.LogEnter, chain.LogLeave, chain.LogStayBad, logScale),
            (badGood * k * (1 - chain.Leave) / chain.Enter)
                + AllAlternate(good, bad, chain.LogLeave, chain.LogEnter, chain.LogStayGood, logScale),
            badBad * k
        );

        void Add(double one, double r)
        {
            goodGood += one / r;
            badBad += one / r;
            goodBad += one / (g - r + 1);
            badGood += one / (k - r + 1);
        }
    }

    /// <summary>
    /// The one case that the common sum misses: a sequence that begins and ends with a run of one kind, all requests of the other kind
    /// standing alone between its runs.
    /// </summary>
    private static double AllAlternate(long many, long few, double logEnter, double logLeave, double logStay, double logScale) =>
        many <= few
            ? 0
            : Math.Exp(LogChoose(many - 1, few) + ((few + 1) * logEnter) + (few * logLeave) + ((many - few - 1) * logStay) - logScale);

    /// <summary>Where the terms stop rising: (k − r)(g − r)x = r².</summary>
    private static long Peak(double k, double g, double x)
    {
        var (n, product) = ((k + g) * x, k * g * x);
        return Math.Clamp((long)(2 * product / (n + Math.Sqrt((n * n) + (4 * (1 - x) * product)))), 1, (long)Math.Min(k, g));
    }

    /// <summary>ln of the number of ways to choose k of n.</summary>
    public static double LogChoose(long n, long k) =>
        SpecialFunctions.LogGamma(n + 1) - SpecialFunctions.LogGamma(k + 1) - SpecialFunctions.LogGamma(n - k + 1);
}
