using System.Globalization;
using System.Text.RegularExpressions;
using MlOps.Entities.Common;

namespace MlOps.Operator.Controllers.DriftPolicies.Judging;

/// <summary>Of each distribution, from how many moves of its past its habit is told, or why it is not.</summary>
internal static partial class HabitReport
{
    /// <param name="facts">What was read.</param>
    /// <param name="evidence">What is said of the evidence itself.</param>
    public static string Of(DriftFacts facts, string evidence)
    {
        var known = facts.Signals.Where(s => s.Habit is { Lack: null }).Select(s => $"{s.Signal.Name} from {s.Habit!.Moves} past moves").ToList();
        var unknown = facts.Signals.Where(s => s.Habit is { Lack: not null }).Select(s => $"{s.Signal.Name}: {s.Habit!.Lack}").ToList();
        var text = evidence + (known.Count == 0 ? "" : $"; habit of {string.Join(", ", known)}") + (unknown.Count == 0 ? "" : $"; habit not known, so no more than a warning: {string.Join("; ", unknown)}");
        var before = facts.Status.Conditions.FirstOrDefault(c => c.Type == WellKnown.DataAvailable)?.Message ?? "";
        return Same(before, DriftReport.Short(text)) && Dates().Matches(before).All(d => DateTimeOffset.Parse(d.Value, CultureInfo.InvariantCulture) > facts.Now) ? before : text;
    }

    /// <summary>
    /// Where data begin is known to a window; the first evaluation after them knows it best. A date that moves a little with each evaluation is no news,
    /// until it has passed.
    /// </summary>
    private static bool Same(string before, string now) => Dates().Replace(before, "") == Dates().Replace(now, "");

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")]
    private static partial Regex Dates();
}
