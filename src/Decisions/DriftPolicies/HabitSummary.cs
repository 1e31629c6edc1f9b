using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.DriftPolicies.Signals;
using MlOps.Decisions.Text;
using MlOps.Entities.Common;

namespace MlOps.Decisions.DriftPolicies;

/// <summary>Of each distribution, from how many moves of its past its habit is told, or why it is not.</summary>
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
                + (unknown.Count == 0 ? "" : $"; habit not known, so no more than a warning: {string.Join("; ", unknown)}")
        );
        var before = facts.Status.Conditions.FirstOrDefault(c => c.Type == WellKnown.DataAvailable)?.Message ?? "";
        return SteadyText.IsSame(before, text) && !SteadyText.IsPast(before, facts.Now) ? before : text;
    }

    private static string Moves(HabitFacts habit) =>
        $"{habit.Moves} past {(habit.Moves == 1 ? "move" : "moves")}{(habit.KeptAt is { } at ? $", as known at {at:yyyy-MM-ddTHH:mm:ssZ}, before it drifted" : "")}";
}
