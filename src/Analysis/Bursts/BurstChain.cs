namespace MlOps.Analysis.Bursts;

/// <summary>
/// Requests that fail at a rate and in bursts: a two-state Markov chain over requests. After a good request the next one fails with a
/// probability of <see cref="Enter"/>, a burst ends after each bad request with a probability of <see cref="Leave"/>, so bursts are
/// geometric (Gilbert, Bell Syst. Tech. J. 39, 1960).
/// </summary>
public sealed class BurstChain
{
    /// <summary>A chain in its stationary state.</summary>
    /// <param name="rate">Share of bad requests, above 0 and below 1.</param>
    /// <param name="meanBurst">
    /// Bad requests in a row, on average, at least 1/(1 − <paramref name="rate"/>), which is independence; anything less is read as that.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside its range or the burst is not finite.</exception>
    public BurstChain(double rate, double meanBurst)
    {
        if (!(rate > 0 && rate < 1 && double.IsFinite(meanBurst)))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), $"rate {rate}, mean burst {meanBurst}");
        }

        var independent = 1 / (1 - rate);
        IsIndependent = meanBurst <= independent;
        (Rate, MeanBurst) = (rate, Math.Max(meanBurst, independent));
        Leave = IsIndependent ? 1 - rate : 1 / meanBurst;
        Enter = IsIndependent ? rate : rate / (meanBurst * (1 - rate));
        (LogEnter, LogLeave, LogStayGood, LogStayBad) = (Math.Log(Enter), Math.Log(Leave), Math.Log(1 - Enter), Math.Log(1 - Leave));
    }

    /// <summary>Share of bad requests.</summary>
    public double Rate { get; }

    /// <summary>Mean number of bad requests in a row.</summary>
    public double MeanBurst { get; }

    /// <summary>Whether a request's outcome tells nothing about the next one's.</summary>
    public bool IsIndependent { get; }

    /// <summary>P(bad | the one before was good).</summary>
    public double Enter { get; }

    /// <summary>P(good | the one before was bad).</summary>
    public double Leave { get; }

    internal double LogEnter { get; }

    internal double LogLeave { get; }

    internal double LogStayGood { get; }

    internal double LogStayBad { get; }
}
