using System.Globalization;
using MlOps.Analysis.Drift;
using MlOps.Analysis.Drift.Judging.Habits;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Rules;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Status;

namespace MlOps.Decisions.DriftPolicies.Habits;

/// <summary>
/// The habit as it was known when a drift was first seen. Moves since then are none of it, so of two weeks of data nothing would be left to
/// tell it after three days, and the drift would end as a warning for want of a habit.
/// </summary>
internal static class KeptHabit
{
    /// <returns>What is kept in the status for this comparison; null where nothing is.</returns>
    public static (Habit Habit, DateTimeOffset At)? Of(DriftFacts facts, string signal, string comparison)
    {
        if (
            facts.Status.Signals.FirstOrDefault(s => s.Name == signal)?.Habit is not { } kept
            || kept.Comparison != comparison
            || Numbers.Of(kept.Independent) is not { } independent
        )
            return null;
        var extents = new Dictionary<DriftMeasure, HabitExtent>();
        foreach (var measure in kept.Measures)
        {
            if (
                Numbers.Of(measure.Scale) is { } scale
                && Numbers.Of(measure.Independent) is { } own
                && Numbers.Of(measure.Lasting) is { } lasting
                && Numbers.Of(measure.Farthest) is { } farthest
            )
                extents[SameName.In<DriftMeasure>(measure.Method)] = new HabitExtent(
                    (double)scale,
                    (double)own,
                    (double)lasting,
                    (double)farthest
                );
        }

        return (new Habit(kept.Moves, (double)independent, extents), kept.At);
    }

    /// <summary>
    /// Drift removes the data that its habit is learned from. Until it is confirmed the past decides as it is now, as far as it yields a
    /// habit; what is confirmed does not end because fewer moves are left.
    /// </summary>
    public static bool KnowsMore(Habit kept, Habit now, bool isConfirmed) => !now.IsKnown || (isConfirmed && now.Moves < kept.Moves);

    /// <summary>What is kept from this evaluation on: what was, while the drift lasts, and else what is known now.</summary>
    /// <param name="facts">What is judged.</param>
    /// <param name="signal">What was read.</param>
    /// <param name="before">As it was found.</param>
    /// <param name="after">As it is found now.</param>
    public static SignalHabit? Next(DriftFacts facts, SignalFacts signal, DriftSignalStatus? before, DriftSignalStatus after)
    {
        var isOfEpisode = facts.Status.Episode is { State: EpisodeState.Open } episode && episode.Signals.Contains(after.Name);
        if (after.DriftedAt.Count == 0 && after.BreachedSince is null && !isOfEpisode)
            return null;
        return signal.Habit is { Comparison: { } comparison, Habit: { IsKnown: true } habit } && before?.Habit?.Comparison != comparison
            ? Status(facts.At, comparison, habit)
            : before?.Habit;
    }

    private static SignalHabit Status(DateTimeOffset at, string comparison, Habit habit) =>
        new()
        {
            At = at,
            Comparison = comparison,
            Moves = habit.Moves,
            Independent = Text(habit.Independent),
            Measures =
            [
                .. habit
                    .Extents.OrderBy(e => e.Key)
                    .Select(e => new MeasureHabit
                    {
                        Method = SameName.In<DriftMethod>(e.Key),
                        Scale = Text(e.Value.Scale),
                        Independent = Text(e.Value.Independent),
                        Lasting = Text(e.Value.Lasting),
                        Farthest = Text(e.Value.Farthest),
                    }),
            ],
        };

    private static string Text(double value) => value.ToString("0.#########", CultureInfo.InvariantCulture);
}
