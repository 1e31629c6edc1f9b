namespace MlOps.Analysis.Release;

/// <summary>When the release test calls a revision proven worse. The defaults were chosen by simulation; see docs/judging.md.</summary>
public sealed record ReleaseTestOptions
{
    /// <summary>The defaults.</summary>
    public static ReleaseTestOptions Default { get; } = new();

    /// <summary>Evidence needed: E above 10^this. By Ville's inequality false alarms at the allowed rate stay below its inverse.</summary>
    public double MinLog10E { get; init; } = 4;

    /// <summary>Events needed.</summary>
    public double MinEvents { get; init; } = 30;

    /// <summary>Scrapes with events needed, so that one short blip is no verdict.</summary>
    public int MinScrapes { get; init; } = 3;

    /// <summary>Mean number of bad requests in a row that is always taken for a property of the traffic: retries, a lost connection.</summary>
    public double LongestBurst { get; init; } = 10;

    /// <summary>The same where the baseline tells how errors cluster, if it says no more.</summary>
    public double LongestBurstKnown { get; init; } = 1.5;

    /// <summary>Bad events, divided by φ, from which a baseline tells how errors cluster.</summary>
    public double MinBaselineBursts { get; init; } = 20;

    /// <summary>The longest mean burst that the revision's own scatter may excuse, in requests.</summary>
    public double LongestOwnBurst { get; init; } = 10;

    /// <summary>The same as a share of a scrape's requests, where that is more. A third lets a handful of scrapes prove an outage.</summary>
    public double LongestOwnBurstShare { get; init; } = 1 / 3.0;

    /// <summary>How many times its allowed rate (the target's, or the baseline's upper bound) a revision must exceed.</summary>
    public double Margin { get; init; } = 2;

    /// <summary>The largest p0, above 0 and at most 0.5.</summary>
    public double MaxP0 { get; init; } = 0.5;
}
