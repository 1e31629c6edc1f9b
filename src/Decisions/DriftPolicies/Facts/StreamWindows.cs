using MlOps.Analysis.Counters;
using MlOps.Analysis.Drift.Streams.Seasons;

namespace MlOps.Decisions.DriftPolicies.Facts;

/// <summary>A value over time.</summary>
/// <param name="Reference">In the past that it is compared with, in order of time.</param>
/// <param name="Current">In the window that is judged, in order of time.</param>
/// <param name="Step">Time between two moments; where there was no value there is none.</param>
public sealed record StreamWindows(IReadOnlyList<Sample> Reference, IReadOnlyList<Sample> Current, TimeSpan Step)
{
    /// <summary>Longer stretches of the seasons of an offset, up to the same moments; null where the reference is no offset.</summary>
    public SeasonalValues? Seasons { get; init; }
}
