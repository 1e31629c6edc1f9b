using System.Globalization;
using System.Text.RegularExpressions;

namespace MlOps.Entities.Common.Selectors;

/// <summary>
/// What .NET takes in a regular expression and RE2, Prometheus' dialect, refuses. After github.com/google/re2/wiki/Syntax.
/// </summary>
internal static partial class Re2Syntax
{
    /// <summary>RE2 refuses to repeat more often.</summary>
    private const int MostRepetitions = 1000;

    private const string KnownEscapes = "AbBzQEpPdDsSwWafnrtvx01234567";

    /// <returns>What RE2 refuses, with the remedy, or null.</returns>
    public static string? Problem(string pattern)
    {
        foreach (Match part in Part().Matches(pattern))
        {
            var problem = part.Value switch
            {
                ['\\', var escaped, ..] => Escape(pattern, part.Index, escaped),
                ['(', ..] =>
                    "has a group that RE2 does not know, such as a lookahead or lookbehind; match what is wanted, or use a second matcher",
                ['{', ..] when Most(part) > MostRepetitions =>
                    $"repeats more than {MostRepetitions} times, which RE2 refuses; write + or *",
                _ => null,
            };
            if (problem is not null)
                return problem;
        }

        return null;
    }

    private static string? Escape(string pattern, int at, char escaped)
    {
        // One digit would be a backreference; with a second one it is an octal code.
        if (escaped is >= '1' and <= '7' && !(at + 2 < pattern.Length && pattern[at + 2] is >= '0' and <= '7') || escaped is '8' or '9')
            return $@"has a backreference \\{escaped}, which RE2 does not know; write out what may stand there";
        return char.IsAsciiLetterOrDigit(escaped) && !KnownEscapes.Contains(escaped, StringComparison.Ordinal)
            ? $@"has the escape \\{escaped}, which RE2 does not know; remove the backslash or write the character itself"
            : null;
    }

    private static int Most(Match repetition) =>
        repetition
            .Groups["bound"]
            .Captures.Select(c => int.TryParse(c.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : int.MaxValue)
            .Max();

    /// <summary>Classes in square brackets are passed over, but for the escapes in them.</summary>
    [GeneratedRegex(
        @"\\.|\(\?(?:<?[=!]|>|\#|\()|\{(?<bound>[0-9]+)(?:,(?<bound>[0-9]+)?)?\}",
        RegexOptions.CultureInvariant | RegexOptions.Singleline
    )]
    private static partial Regex Part();
}
