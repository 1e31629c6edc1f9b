namespace MlOps.Analysis.Release;

/// <summary>When the release test calls a revision proven worse. The defaults were chosen by simulation; see docs/judging.md.</summary>
public sealed record ReleaseTestOptions
{
    /// <summary>The defaults.</summary>
    public static ReleaseTestOptions Default { get; } = new();

    /// <summary>Evidence needed: E above 10^this. By Ville's inequality false alarms at the allowed rate stay below its inverse.</summary>
    public double MinLog10E { get; init; } = 3;

    /// <summary>
    /// The same where nothing is known of how errors cluster, so that <see cref="LongestBurst"/> is excused. E is then far below its bound:
    /// at exactly the allowed rate, in bursts of ten and of three, 10^2.5 was not passed in 12,480 simulated hours of a first deployment
    /// (docs/judging.md).
    /// </summary>
    public double MinLog10EUnknown { get; init; } = 2.5;

    /// <summary>
    /// Objectives that are tested at once, at least 1: each needs that many times the evidence, so that all together keep the bound.
    /// </summary>
    public int Objectives { get; init; } = 1;

    /// <summary>Events needed; also for seeing that it still fails.</summary>
    public double MinEvents { get; init; } = 30;

    /// <summary>Scrapes with events needed, so that one short blip is no verdict; also for seeing that it still fails.</summary>
    public int MinScrapes { get; init; } = 3;

    /// <summary>Seconds in which a change for the worse is looked for, any moment as likely as another; above 0.</summary>
    public double SpanSeconds { get; init; } = 7200;

    /// <summary>
    /// Mean number of bad requests in a row that is always taken for a property of the traffic: retries, a lost connection.
    /// </summary>
    public double LongestBurst { get; init; } = 10;

    /// <summary>The same where the baseline tells how errors cluster, if it says no more.</summary>
    public double LongestBurstKnown { get; init; } = 1.5;

    /// <summary>Bad events, divided by φ, from which a baseline tells how errors cluster.</summary>
    public double MinBaselineBursts { get; init; } = 20;

    /// <summary>The longest mean burst that the revision's own scatter may excuse, in requests.</summary>
    public double LongestOwnBurst { get; init; } = 5;

    /// <summary>
    /// The same in seconds of traffic, where that is more: a dependency's blip is a matter of seconds, however often it is scraped.
    /// </summary>
    public double LongestOwnBurstSeconds { get; init; } = 1.5;

    /// <summary>How many times its allowed rate (the target's, or the baseline's upper bound) a revision must exceed.</summary>
    public double Margin { get; init; } = 2;

    /// <summary>The largest p0, above 0 and at most 0.5.</summary>
    public double MaxP0 { get; init; } = 0.5;
}
