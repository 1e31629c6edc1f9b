using MlOps.Analysis.Drift.Distributions;
using MlOps.Decisions.Evidence;
using MlOps.Entities.DriftPolicies.Signals;

namespace MlOps.Decisions.DriftPolicies.Facts;

/// <summary>What was read of one signal.</summary>
/// <param name="Signal">As the policy declares it.</param>
/// <param name="Counts">Reference and current window in the same bins; or why there are none.</param>
/// <param name="Score">The number, for a signal that another system scores.</param>
/// <param name="Variability">
/// What each measure reaches by the signal's own habit; of one that is not here the habit is not known, and nothing is more than a warning.
/// </param>
public sealed record SignalFacts(
    DriftSignal Signal,
    Reading<PairedCounts>? Counts,
    Reading<ScoreValue>? Score,
    IReadOnlyDictionary<Analysis.Drift.DriftMeasure, double> Variability
)
{
    /// <summary>
    /// Length of the reference's window, where it has one: counts of windows of different lengths are compared per unit of time.
    /// </summary>
    public TimeSpan? ReferenceLength { get; init; }

    /// <summary>When a fixed reference ended.</summary>
    public DateTimeOffset? ReferenceEnd { get; init; }

    /// <summary>What is known of the habit of a distribution, and what is not.</summary>
    public HabitFacts? Habit { get; init; }

    /// <summary>Until when an output is compared with what another revision said, for want of its own; null where it is not.</summary>
    public DateTimeOffset? OthersUntil { get; init; }

    /// <summary>Where the signal declares a query for them.</summary>
    public MissingShares? Missing { get; init; }

    /// <summary>What is wrong with the data, as far as the reading shows it.</summary>
    public DataFault Fault => Counts?.Fault ?? Score?.Fault ?? Stream?.Fault ?? DataFault.None;

    /// <summary>The value over time, for a signal that a stream detector watches.</summary>
    public Reading<StreamWindows>? Stream { get; init; }

    /// <summary>The mean over time, for a histogram whose correlations are watched.</summary>
    public Reading<StreamWindows>? Means { get; init; }
}
