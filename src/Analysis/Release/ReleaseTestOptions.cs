namespace MlOps.Analysis.Release;

/// <summary>When the release test calls a revision proven worse. The defaults were chosen by simulation; see docs/judging.md.</summary>
public sealed record ReleaseTestOptions
{
    /// <summary>The defaults.</summary>
    public static ReleaseTestOptions Default { get; } = new();

    /// <summary>Evidence needed: E above 10^this. By Ville's inequality false alarms of independent events stay below its inverse.</summary>
    public double MinLog10E { get; init; } = 4;

    /// <summary>Events needed.</summary>
    public double MinEvents { get; init; } = 30;

    /// <summary>Scrapes with events needed where the baseline tells how errors cluster.</summary>
    public int MinScrapes { get; init; } = 3;

    /// <summary>Scrapes with events needed where it does not.</summary>
    public int MinScrapesWithoutBaseline { get; init; } = 5;

    /// <summary>Bad events from which a baseline tells how errors cluster.</summary>
    public double MinBaselineBad { get; init; } = 20;

    /// <summary>How many times its allowed rate (the target's, or the baseline's upper bound) a revision must exceed.</summary>
    public double Margin { get; init; } = 2;

    /// <summary>The largest p0, 0 to 1 exclusive.</summary>
    public double MaxP0 { get; init; } = 0.5;
}
