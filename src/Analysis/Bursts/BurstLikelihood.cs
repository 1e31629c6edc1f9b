namespace MlOps.Analysis.Bursts;

/// <summary>
/// The likelihood of all scrapes so far under one chain, in a logarithm, with the state in which the last request left it (a forward
/// pass; Baum et al., Ann. Math. Stat. 41, 1970).
/// </summary>
internal struct BurstLikelihood(BurstChain chain)
{
    private double _bad;

    /// <summary>ln of the mass; −∞ before anything started.</summary>
    public double Log { get; private set; } = double.NegativeInfinity;

    /// <summary>Adds a chain that starts now, in its stationary state.</summary>
    /// <param name="logMass">ln of what it weighs.</param>
    public void Start(double logMass)
    {
        var sum = LogSum.Of(Log, logMass);
        if (double.IsNegativeInfinity(sum))
        {
            return;
        }

        _bad = (_bad * Math.Exp(Log - sum)) + (chain.Rate * Math.Exp(logMass - sum));
        Log = sum;
    }

    /// <summary>The mass whose last request was good, in units of exp(<paramref name="scale"/>).</summary>
    public readonly double GoodMass(double scale) => (1 - _bad) * Math.Exp(Log - scale);

    /// <summary>The mass whose last request was bad, in units of exp(<paramref name="scale"/>).</summary>
    public readonly double BadMass(double scale) => _bad * Math.Exp(Log - scale);

    /// <summary>Weighs in one scrape.</summary>
    public void Add(long bad, long good)
    {
        if (double.IsNegativeInfinity(Log))
        {
            return;
        }

        var step = BurstCounts.Step(chain, bad, good);
        var endsGood = ((1 - _bad) * step.GoodToGood) + (_bad * step.BadToGood);
        var endsBad = ((1 - _bad) * step.GoodToBad) + (_bad * step.BadToBad);
        Log += step.LogScale + Math.Log(endsGood + endsBad);
        _bad = endsBad / (endsGood + endsBad);
    }
}
