namespace MlOps.Bench.Simulation.Trials;

/// <summary>One kind of release: the service, how it fails, and what came before it.</summary>
/// <param name="Target">The objective as a fraction.</param>
/// <param name="RequestsPerSecond">Mean arrivals per second.</param>
/// <param name="Interval">Seconds between scrapes.</param>
/// <param name="Rate">Share of the new revision's requests that are bad.</param>
/// <param name="MeanBurst">Bad requests in a row, on average; 1 is independence.</param>
/// <param name="Predecessor">What the last known good revision did in its hour.</param>
public sealed record Setting(
    double Target,
    double RequestsPerSecond,
    double Interval,
    double Rate,
    double MeanBurst,
    PredecessorHistory Predecessor
)
{
    /// <summary>How the new revision's rate goes over time.</summary>
    public RateCourse Course { get; init; } = RateCourse.FromTheEdge;

    /// <summary>What the release test allows where the predecessor does not allow more: twice what the target does.</summary>
    public double AllowedRate => 2 * (1 - Target);

    /// <summary>Scrapes in an hour.</summary>
    public int ScrapesPerHour => (int)(3600 / Interval);

    /// <summary>Names the setting's streams: equal settings have equal streams.</summary>
    internal long[] Key =>
        [
            (long)(Target * 10_000),
            (long)(RequestsPerSecond * 100),
            (long)(Interval * 10),
            (long)(Rate * 1_000_000),
            (long)(MeanBurst * 100),
            (long)Predecessor,
            .. Course.Key,
        ];
}
