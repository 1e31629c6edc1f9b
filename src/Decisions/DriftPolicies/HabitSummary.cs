using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.DriftPolicies.Signals;
using MlOps.Decisions.Text;
using MlOps.Entities.Common;

namespace MlOps.Decisions.DriftPolicies;

/// <summary>For each distribution: from how many past moves its habit is known, or why it is not.</summary>
internal static class HabitSummary
{
    /// <param name="facts">What was read.</param>
    /// <param name="evidence">What is said of the evidence itself.</param>
    public static string Of(DriftFacts facts, string evidence)
    {
        var known = facts.Signals.Where(s => s.Habit is { Lack: null }).Select(s => $"{s.Signal.Name} from {Moves(s.Habit!)}").ToList();
        var unknown = facts.Signals.Where(s => s.Habit is { Lack: not null }).Select(s => $"{s.Signal.Name}: {s.Habit!.Lack}").ToList();
        var text = MessageText.Short(
            evidence
                + (known.Count == 0 ? "" : $"; habit of {string.Join(", ", known)}")
                + (unknown.Count == 0 ? "" : $"; habit unknown, so warnings at most: {string.Join("; ", unknown)}"),
            MessageText.LongestOfCondition
        );
        var before = facts.Status.Conditions.FirstOrDefault(c => c.Type == WellKnown.DataAvailable)?.Message ?? "";
        return SteadyText.IsSame(before, text) && !SteadyText.IsPast(before, facts.Now) ? before : text;
    }

    private static string Moves(HabitFacts habit) =>
        $"{Plural.Of(habit.Moves, "past move")}{(habit.KeptAt is { } at ? $", as of {TimeText.Of(at)}, before it drifted" : "")}";
}
