using MlOps.Analysis.Drift.Judging.Habits;

namespace MlOps.Decisions.DriftPolicies.Facts;

/// <summary>What is known of a signal's habit.</summary>
/// <param name="Limits">What each measure reaches by habit; none of a measure where it is not known.</param>
/// <param name="Moves">So many moves of its past were seen.</param>
/// <param name="Lack">Why it is not known and what helps; null where it is.</param>
public sealed record HabitFacts(IReadOnlyDictionary<Analysis.Drift.DriftMeasure, double> Limits, int Moves, string? Lack)
{
    /// <summary>
    /// The habit itself, where drift may remove the data behind it; null where the reference is a fixed time, which yields it for good.
    /// </summary>
    public Habit? Habit { get; init; }

    /// <summary>What is compared, where <see cref="Habit"/> is given.</summary>
    public string? Comparison { get; init; }

    /// <summary>
    /// When the drift was first seen, if the habit known then is used; null if the habit comes from the past as it is now.
    /// </summary>
    public DateTimeOffset? KeptAt { get; init; }

    /// <summary>
    /// The first query of the past that failed, which leaves the habit open until it is asked again; null where none did.
    /// </summary>
    public (string Message, string Query)? Failure { get; init; }
}
