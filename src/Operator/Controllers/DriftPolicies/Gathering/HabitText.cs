using MlOps.Analysis.Drift.Judging;
using MlOps.Operator.Controllers.DriftPolicies.Judging;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering;

/// <summary>Why a habit is not known, and from when on it will be, in words.</summary>
internal static class HabitText
{
    /// <param name="facts">What is judged.</param>
    /// <param name="habit">As far as it is known.</param>
    /// <param name="offset">Between a window and its reference.</param>
    /// <param name="since">The begin of the oldest window that has samples.</param>
    public static string OfOffset(DriftFacts facts, Habit habit, TimeSpan offset, DateTimeOffset since)
    {
        var isOne = habit.Moves >= Habit.LeastIndependent;
        // Two moves of the last season; or, where all of them are one level, that one and the season before.
        var needed = facts.Window + offset + (isOne ? 2 * offset : 2 * TimeSpan.FromSeconds(HabitPlan.Step(offset.TotalSeconds, facts.Window.TotalSeconds)));
        var why = isOne ? $"its last {habit.Moves} moves against {facts.Policy.Spec.Reference?.Offset ?? "its reference"} before are one level that lasted, and tell as little as one"
            : $"of {habit.Moves} earlier moves no habit is told";
        return since + needed > facts.At
            ? $"{why}; known from {since + needed:yyyy-MM-ddTHH:mm:ssZ} on, if Prometheus keeps {Days(needed)}"
            : $"{why}; too many of its windows of the last {Days(needed)} have fewer than {facts.Current.MinSamples} samples";
    }

    public static string OfPieces(DriftFacts facts, TimeSpan length) => length < HabitPlan.LeastPieces * facts.Window
        ? $"the reference is shorter than {HabitPlan.LeastPieces} windows of {facts.Current.Window}, so it does not tell a habit; give it at least so much, whole weeks at best"
        : $"fewer than {HabitPlan.LeastPieces} pieces of the reference have {facts.Current.MinSamples} samples, so it does not tell a habit; give it a longer time";

    private static string Days(TimeSpan time) => time.TotalDays >= 2 ? $"{Math.Ceiling(time.TotalDays):0} days" : $"{Math.Ceiling(time.TotalMinutes):0} min";
}
