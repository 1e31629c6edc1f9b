using MlOps.Analysis.Drift.Judging.Habits;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Text;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering.Habits;

/// <summary>Why a habit is not known, and from when on it will be, in words.</summary>
internal static class HabitText
{
    /// <param name="facts">What is judged.</param>
    /// <param name="habit">As far as it is known.</param>
    /// <param name="offset">Between a window and its reference.</param>
    /// <param name="since">The begin of the oldest window that has samples.</param>
    /// <param name="onsets">Of what drifts.</param>
    public static string OfOffset(
        DriftFacts facts,
        Habit habit,
        TimeSpan offset,
        DateTimeOffset since,
        IReadOnlyList<DateTimeOffset> onsets
    )
    {
        var isOne = habit.Moves > Habit.LeastIndependent;
        var step = TimeSpan.FromSeconds(HabitPlan.Step(offset.TotalSeconds, facts.Window.TotalSeconds));
        // Four moves of the last season, fewer where seasons are as short as windows; or, where all of them are one level, that one and two
        // seasons before.
        var moves = Math.Min(offset / step, Habit.LeastIndependent + 1);
        var needed = facts.Window + offset + (isOne || moves < 2 ? Habit.LeastIndependent * offset : moves * step);
        var why = isOne
            ? $"its last {habit.Moves} moves from one {Apart(offset)} to the next are mostly one lasting level and count as one"
            : $"{Few(habit, "past move")} {(habit.Moves == 1 ? "is" : "are")} not enough";
        if (onsets.Count > 0)
            return $"{why}; moves since {TimeText.Of(onsets.Min() - facts.Window)} are left out while it drifts";
        return since + needed > facts.At
            ? $"{why}; known from {TimeText.Of(since + needed)} on, if Prometheus retains {LengthText.Of(needed.TotalSeconds)}"
            : $"{why}; too many of its windows of the last {LengthText.Of(needed.TotalSeconds)} have fewer than {facts.Current.MinSamples} samples";
    }

    /// <summary>Of a revision that was compared with its own first day.</summary>
    public static string OfOwnDays(DriftFacts facts, Habit habit, IReadOnlyList<DateTimeOffset> onsets)
    {
        var known = facts.Serving!.PromotedAt!.Value + facts.Window + ((Habit.LeastIndependent + 2) * TimeSpan.FromDays(1));
        var why = $"{Few(habit, "earlier day")} of revisions {(habit.Moves == 1 ? "is" : "are")} not enough";
        if (onsets.Count > 0)
            return $"{why}; days since {TimeText.Of(onsets.Min() - facts.Window)} are left out while it drifts";
        return known > facts.At
            ? $"{why}; known from {TimeText.Of(known)} on, if this revision serves until then"
            : $"{why}; too many days since {TimeText.Of(facts.Serving.PromotedAt)} have fewer than {facts.Current.MinSamples} samples at this hour, or moved alike";
    }

    public static string OfPieces(DriftFacts facts, TimeSpan length) =>
        length >= HabitPlan.LeastPieces * facts.Window
            ? $"fewer than {HabitPlan.LeastPieces} pieces of the reference have {facts.Current.MinSamples} samples, or they move alike, so it yields no habit; use a longer period"
            : $"the reference is shorter than {HabitPlan.LeastPieces} windows of {facts.Current.Window}{(length < TimeSpan.FromHours(HoursOfDay.Day) ? ", and not enough of the days before have samples at its hours" : "")}, so it yields no habit; use whole weeks";

    private static string Few(Habit habit, string what) => habit.Moves == 1 ? $"one {what}" : $"{habit.Moves} {what}s";

    private static string Apart(TimeSpan offset) =>
        offset.TotalDays == 7 ? "week"
        : offset.TotalDays == 1 ? "day"
        : "season";
}
