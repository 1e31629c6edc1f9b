using System.Globalization;
using System.Text.RegularExpressions;

namespace MlOps.Decisions.DriftPolicies.Signals;

/// <summary>
/// What is said again with each evaluation. Where data begin is known to a window, and where they have holes the count of moves differs
/// from one look to the next: neither is news, and a status is not written for it. A time from which on something is known is news once it
/// has passed.
/// </summary>
internal static partial class SteadyText
{
    /// <returns>Whether both say the same but for times and counts.</returns>
    public static bool IsSame(string before, string now) => Masked(before) == Masked(now);

    /// <returns>Whether a text says the same as a part of another.</returns>
    public static bool Holds(string whole, string part) => Masked(whole).Contains(Masked(part), StringComparison.Ordinal);

    /// <returns>Whether a time that it promises has passed.</returns>
    public static bool IsPast(string text, DateTimeOffset now) =>
        Promised().Matches(text).Any(match => DateTimeOffset.Parse(match.Groups["time"].Value, CultureInfo.InvariantCulture) <= now);

    /// <returns>Whether it names a time from which on something is known.</returns>
    public static bool Promises(string text) => Promised().IsMatch(text);

    private static string Masked(string text) => Counts().Replace(Times().Replace(text, ""), "");

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}Z")]
    private static partial Regex Times();

    [GeneratedRegex("(from|comparable (window|one) ends at) (?<time>[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}Z)")]
    private static partial Regex Promised();

    /// <summary>So many moves of a past, or days of revisions.</summary>
    [GeneratedRegex("\\b([0-9]+|one) ((past )?moves?( (is|are))?|earlier days? of revisions (is|are))\\b")]
    private static partial Regex Counts();
}
