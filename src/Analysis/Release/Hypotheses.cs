using MlOps.Analysis.Bursts;

namespace MlOps.Analysis.Release;

/// <summary>What the release test weighs against each other.</summary>
internal static class Hypotheses
{
    /// <summary>
    /// The log-odds of the largest rate in the mixture, 99.9994 %: where a scrape holds thousands of requests, a total outage is not 99.9
    /// %.
    /// </summary>
    private const double MaxLogOdds = 12;

    /// <summary>
    /// How fast the weights of the rates fall with their log-odds: a rate near the allowed one is the hardest to prove, one far above it
    /// has evidence to spare. Chosen by simulation.
    /// </summary>
    private const double Decay = 0.45;

    /// <summary>
    /// The weight of the largest rate, that everything fails: what falls with the rate would leave a total outage next to nothing.
    /// </summary>
    private const double Outage = 0.1;

    /// <summary>The weight of rates that move from scrape to scrape, and their number.</summary>
    private const double Moving = 0.15;
    private const int MovingRates = 24;

    /// <summary>
    /// How a failing revision may fail at a constant rate: each request on its own, or in bursts of three or ten requests; with a weight
    /// and a number of rates.
    /// </summary>
    private static readonly (double MeanBurst, double Weight, int Rates)[] Kinds = [(1, 0.5, 48), (3, 0.25, 12), (10, 0.25, 12)];

    /// <summary>
    /// Burst lengths from independence to <paramref name="longestBurst"/>, each 1.27 times the one before: a fifth of the way from 3 to 10,
    /// so that they meet both. A burst of the alternatives that is missing here would pass for a worse rate.
    /// </summary>
    public static IReadOnlyList<BurstChain> Allowed(double p0, double longestBurst) =>
        [
            new BurstChain(p0, 1),
            .. Enumerable
                .Range(-5, 60)
                .Select(i => 3 * Math.Pow(10 / 3.0, i / 5.0))
                .Where(burst => burst * (1 - p0) > 1 && burst < longestBurst)
                .Append(longestBurst)
                .Select(burst => new BurstChain(p0, burst)),
        ];

    /// <summary>
    /// Weights of the allowed chains for what comes before a change; they sum to 1. A quarter is on independence and a quarter on the
    /// longest bursts: of all chains at the allowed rate those explain a revision best that serves better than it must.
    /// </summary>
    public static IReadOnlyList<double> Before(int chains) =>
        chains switch
        {
            1 => [1],
            2 => [0.5, 0.5],
            _ => [0.25, .. Enumerable.Repeat(0.5 / (chains - 2), chains - 2), 0.25],
        };

    /// <summary>
    /// Rates above the allowed one, evenly spaced in their log-odds; with those of <see cref="MovingRatesOf"/> the weights sum to 1. Only
    /// bursts that were known to the null hypothesis beforehand: longer ones would be evidence of a burst and not of a rate, and a choice
    /// that depends on the counts is no fixed probability.
    /// </summary>
    public static IReadOnlyList<(BurstChain Chain, double Weight)> Worse(double p0, double knownBurst)
    {
        var kinds = Kinds.Where(kind => kind.MeanBurst <= knownBurst).ToArray();
        var weights = kinds.Sum(kind => kind.Weight);
        return
        [
            .. kinds.SelectMany(kind =>
                Rates(p0, kind.MeanBurst, kind.Rates).Select(one => (one.Chain, one.Weight * (1 - Moving) * kind.Weight / weights))
            ),
        ];
    }

    /// <summary>A burst of m requests is possible up to a rate of 1 − 1/m; only independent errors can be an outage.</summary>
    private static IEnumerable<(BurstChain Chain, double Weight)> Rates(double p0, double meanBurst, int count)
    {
        var (from, to) = (Math.Log(p0 / (1 - p0)), meanBurst > 1 ? Math.Log(meanBurst - 1) : MaxLogOdds);
        var outage = meanBurst > 1 ? 0 : Outage;
        var steps = Enumerable.Range(0, count).Select(i => (to - from) * (i + 0.5) / count).ToArray();
        var sum = steps.Sum(step => Math.Exp(-Decay * step));
        return steps.Select(
            (step, i) =>
                (
                    new BurstChain(1 / (1 + Math.Exp(-(from + step))), meanBurst),
                    ((1 - outage) * Math.Exp(-Decay * step) / sum) + (i == count - 1 ? outage : 0)
                )
        );
    }

    /// <summary>Mean rates above the allowed one that move from scrape to scrape.</summary>
    public static IReadOnlyList<(MovingRate Rate, double Weight)> MovingRatesOf(double p0)
    {
        var (from, to) = (Math.Log(p0 / (1 - p0)), 4.0);
        var steps = Enumerable.Range(0, MovingRates).Select(i => (to - from) * (i + 0.5) / MovingRates).ToArray();
        var sum = steps.Sum(step => Math.Exp(-Decay * step));
        return [.. steps.Select(step => (new MovingRate(1 / (1 + Math.Exp(-(from + step)))), Moving * Math.Exp(-Decay * step) / sum))];
    }
}
