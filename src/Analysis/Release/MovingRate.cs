using MlOps.Analysis.Statistics;

namespace MlOps.Analysis.Release;

/// <summary>
/// The likelihood of all scrapes so far where the rate is not the same in each: it is drawn anew from a beta distribution with the given
/// mean and a fifth of it as standard deviation, so that the counts are beta-binomial (Skellam, J. R. Stat. Soc. B 10, 1948).
/// </summary>
/// <remarks>
/// With thousands of requests in a scrape no constant rate, and certainly none of a grid, explains counts that move by a few percent.
/// Without this alternative 30 % errors at 1,000 requests a second were never proven, because the allowed rate in long bursts explained
/// them no worse.
/// </remarks>
internal struct MovingRate
{
    /// <summary>(1/0.2)²: a beta distribution whose mean is small has a standard deviation of about mean/√α.</summary>
    private const double Alpha = 25;

    private readonly double _beta;
    private readonly double _logNorm;

    /// <summary>Nothing started.</summary>
    /// <param name="mean">The mean rate, above 0 and below 1.</param>
    public MovingRate(double mean)
    {
        Mean = mean;
        _beta = Alpha * (1 - mean) / mean;
        _logNorm = LogBeta(Alpha, _beta);
        Log = double.NegativeInfinity;
    }

    /// <summary>The mean rate.</summary>
    public double Mean { get; }

    /// <summary>ln of the mass; −∞ before anything started.</summary>
    public double Log { get; private set; }

    /// <summary>Adds a mass that starts now.</summary>
    public void Start(double logMass) => Log = Bursts.LogSum.Of(Log, logMass);

    /// <summary>Weighs in one scrape.</summary>
    /// <param name="bad">Bad requests.</param>
    /// <param name="good">Good requests.</param>
    /// <param name="logChoose">ln of the number of ways to place them.</param>
    public void Add(long bad, long good, double logChoose) => Log += logChoose + LogBeta(bad + Alpha, good + _beta) - _logNorm;

    private static double LogBeta(double a, double b) =>
        SpecialFunctions.LogGamma(a) + SpecialFunctions.LogGamma(b) - SpecialFunctions.LogGamma(a + b);
}
