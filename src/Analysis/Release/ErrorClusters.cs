using MlOps.Analysis.Counters;
using MlOps.Analysis.Statistics;

namespace MlOps.Analysis.Release;

/// <summary>How errors cluster, pooled over hours.</summary>
/// <param name="Bad">Bad events, at least 0; older ones may count less.</param>
/// <param name="Total">All events.</param>
/// <param name="Phi">
/// Mean dispersion of the bad counts over scrapes, at least 1. Each hour is weighted by the square of its bad events: an outage shows in few hours, and in
/// those it is most of the errors.
/// </param>
/// <param name="Weight">The sum of these weights.</param>
public sealed record ErrorClusters(double Bad, double Total, double Phi, double Weight)
{
    /// <summary>Blocks of an hour that are enough for its dispersion, because hours are pooled: six minutes may be one burst.</summary>
    private const int MinBlocks = 10;

    /// <summary>Nothing counted.</summary>
    public static ErrorClusters None { get; } = new(0, 0, 1, 0);

    /// <summary>Adds an hour to what was known, which counts <paramref name="weight"/> times.</summary>
    /// <param name="counts">The hour, by scrape.</param>
    /// <param name="weight">0 to 1: what is old is forgotten.</param>
    public ErrorClusters With(EventCounts counts, double weight)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var bad = Math.Min(counts.Bad, counts.Total);
        var (old, added) = (Weight * weight, bad * bad);
        var phi = old + added > 0 ? ((old * Phi) + (added * Dispersion.Phi(counts.Scrapes, MinBlocks))) / (old + added) : 1;
        return new ErrorClusters((Bad * weight) + bad, (Total * weight) + counts.Total, phi, old + added);
    }
}
