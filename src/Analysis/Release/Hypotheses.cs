using MlOps.Analysis.Bursts;

namespace MlOps.Analysis.Release;

/// <summary>What the release test weighs against each other.</summary>
internal static class Hypotheses
{
    /// <summary>The log-odds of the largest rate in the mixture, 99.9 %; a higher one is as well explained by it.</summary>
    private const double MaxLogOdds = 6.9;

    /// <summary>How a failing revision may fail: each request on its own, or in bursts of three or ten requests; with a weight and a number of rates.</summary>
    private static readonly (double MeanBurst, double Weight, int Rates)[] Kinds = [(1, 0.5, 40), (3, 0.25, 12), (10, 0.25, 12)];

    /// <summary>
    /// The allowed rate with every burst length from independence to <paramref name="longestBurst"/>, each 1.27 times the one before: a
    /// fifth of the way from 3 to 10, so that it meets both. A burst of the alternatives that is missing here would pass for a worse rate.
    /// </summary>
    public static IReadOnlyList<BurstChain> Allowed(double p0, double longestBurst) =>
    [
        new BurstChain(p0, 1),
        .. Enumerable.Range(-5, 60)
            .Select(i => 3 * Math.Pow(10 / 3.0, i / 5.0))
            .Where(burst => burst * (1 - p0) > 1 && burst < longestBurst)
            .Append(longestBurst)
            .Select(burst => new BurstChain(p0, burst)),
    ];

    /// <summary>
    /// Rates above the allowed one, evenly spaced in their log-odds; the weights sum to 1. Only bursts that the null hypothesis has as
    /// well: longer ones would be evidence of a burst and not of a rate.
    /// </summary>
    public static IReadOnlyList<(BurstChain Chain, double Weight)> Worse(double p0, double longestBurst)
    {
        var kinds = Kinds.Where(kind => kind.MeanBurst <= longestBurst).ToArray();
        var weights = kinds.Sum(kind => kind.Weight);
        return
        [
            .. kinds.SelectMany(kind => Rates(p0, kind.MeanBurst, kind.Rates)
                .Select(rate => (new BurstChain(rate, kind.MeanBurst), kind.Weight / weights / kind.Rates))),
        ];
    }

    /// <summary>A burst of m requests is possible up to a rate of 1 − 1/m.</summary>
    private static IEnumerable<double> Rates(double p0, double meanBurst, int count)
    {
        var (from, to) = (Math.Log(p0 / (1 - p0)), meanBurst > 1 ? Math.Log(meanBurst - 1) : MaxLogOdds);
        return Enumerable.Range(0, count).Select(i => 1 / (1 + Math.Exp(-(from + ((to - from) * (i + 0.5) / count)))));
    }
}
