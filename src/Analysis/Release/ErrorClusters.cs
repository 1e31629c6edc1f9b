using MlOps.Analysis.Counters;
using MlOps.Analysis.Statistics;

namespace MlOps.Analysis.Release;

/// <summary>How errors cluster in a day or a week of sampled hours.</summary>
/// <param name="Bad">Bad events, at least 0.</param>
/// <param name="Total">All events.</param>
/// <param name="Phi">
/// Dispersion of the bad counts over scrapes, at least 1: of a day its most clustered hour's, of a week its second most clustered day's.
/// </param>
public sealed record ErrorClusters(double Bad, double Total, double Phi)
{
    /// <summary>
    /// Blocks of an hour that are enough for its dispersion, because of many hours only one decides: six minutes may be one burst.
    /// </summary>
    private const int MinBlocks = 10;

    /// <summary>Nothing counted.</summary>
    public static ErrorClusters None { get; } = new(0, 0, 1);

    /// <summary>Adds an hour to a day.</summary>
    public ErrorClusters With(EventCounts hour)
    {
        ArgumentNullException.ThrowIfNull(hour);
        return new ErrorClusters(
            Bad + Math.Min(hour.Bad, hour.Total),
            Total + hour.Total,
            Math.Max(Phi, Dispersion.Phi(hour.Scrapes, MinBlocks))
        );
    }

    /// <summary>
    /// The week of these days. An outage that came on one day of seven is no habit, and excusing it would hide a release's outage for
    /// minutes; what came on two days is. Of one hour's estimates the largest of several is an upper bound, as it should be.
    /// </summary>
    public static ErrorClusters Week(IReadOnlyList<ErrorClusters> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        var phi = days.Select(day => day.Phi).OrderDescending().Take(2).DefaultIfEmpty(1).Min();
        return new ErrorClusters(days.Sum(day => day.Bad), days.Sum(day => day.Total), phi);
    }
}
