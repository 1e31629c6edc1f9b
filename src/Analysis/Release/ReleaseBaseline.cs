namespace MlOps.Analysis.Release;

/// <summary>What good revisions did on their own requests.</summary>
/// <param name="Bad">Bad events of the last known good one in its last full window, at least 0.</param>
/// <param name="Total">All events of that window; 0 allows no more than the target does.</param>
/// <param name="Phi">Dispersion of its bad counts over the scrapes of its last hour, at least 1.</param>
public sealed record ReleaseBaseline(double Bad, double Total, double Phi)
{
    /// <summary>How errors clustered in all good revisions of the last week; null where that is not known.</summary>
    public ErrorClusters? Week { get; init; }
}
