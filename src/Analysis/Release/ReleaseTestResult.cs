namespace MlOps.Analysis.Release;

/// <summary>The release test's verdict with its evidence.</summary>
/// <param name="Outcome">The verdict.</param>
/// <param name="Log10E">Evidence against p ≤ p0 as a power of ten: 3 is a thousand to one; negative favours the revision.</param>
/// <param name="Needed">The required evidence, as a power of ten.</param>
/// <param name="P0">The rate that the revision must be proven to exceed.</param>
/// <param name="LongestBurst">Bursts of up to this many requests, on average, were not held against the revision.</param>
/// <param name="Bad">Bad events counted.</param>
/// <param name="Total">Events counted.</param>
/// <param name="Scrapes">Scrapes that hold events.</param>
/// <param name="OnsetTime">Unix seconds of the scrape from which on the rate is worse; null if none is.</param>
public sealed record ReleaseTestResult(
    ReleaseOutcome Outcome,
    double Log10E,
    double Needed,
    double P0,
    double LongestBurst,
    double Bad,
    double Total,
    int Scrapes,
    double? OnsetTime
)
{
    /// <summary>Unix seconds before which nothing happened that shows that it still fails; null unless it is proven worse.</summary>
    public double? FailingFrom { get; init; }
}
