using System.Text.RegularExpressions;

namespace MlOps.Architecture.Tests;

/// <summary>The numbers of the lines that are too wide.</summary>
internal static partial class WideLines
{
    private const int Widest = 140;

    // What may stand around a text that has a line to itself: "return ", a name, an operator, brackets.
    private const int AroundText = 50;

    public static IEnumerable<int> Of(IEnumerable<string> lines)
    {
        var (number, isRaw) = (0, false);
        foreach (var line in lines)
        {
            number++;
            var toggles = RawQuotes().Count(line) % 2 == 1;
            if (line.Length > Widest && !isRaw && !IsText(line.Trim()))
                yield return number;
            isRaw ^= toggles;
        }
    }

    private static bool IsText(string line) =>
        !line.StartsWith("//", StringComparison.Ordinal) && Text().IsMatch(line) && Text().Replace(line, "").Length <= AroundText;

    [GeneratedRegex("\"\"\"+")]
    private static partial Regex RawQuotes();

    // To the last quote of the line: an interpolated text holds others.
    [GeneratedRegex("\".*\"")]
    private static partial Regex Text();
}
