using System.Globalization;
using System.Text.RegularExpressions;

namespace MlOps.Entities.Common.PromQl.Syntax;

/// <summary>The units of a duration and what a text of them comes to.</summary>
internal static partial class DurationUnits
{
    public static readonly (string Unit, long Milliseconds)[] Units =
    [
        ("y", 31_536_000_000),
        ("w", 604_800_000),
        ("d", 86_400_000),
        ("h", 3_600_000),
        ("m", 60_000),
        ("s", 1000),
        ("ms", 1),
    ];

    /// <summary>The length, also zero and beyond what a <see cref="TimeSpan"/> holds. Units must descend and each occur once.</summary>
    public static bool TryMilliseconds(string text, out Int128 total)
    {
        total = 0;
        var match = Pattern().Match(text);
        if (!match.Success || text.Length == 0)
            return false;
        foreach (var (unit, milliseconds) in Units)
        {
            if (match.Groups[unit].Value is { Length: > 0 } count)
                total += (Int128)long.Parse(count, CultureInfo.InvariantCulture) * milliseconds;
        }

        return true;
    }

    [GeneratedRegex(
        @"^(?:(?<y>[0-9]{1,18})y)?(?:(?<w>[0-9]{1,18})w)?(?:(?<d>[0-9]{1,18})d)?(?:(?<h>[0-9]{1,18})h)?(?:(?<m>[0-9]{1,18})m)?(?:(?<s>[0-9]{1,18})s)?(?:(?<ms>[0-9]{1,18})ms)?\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Pattern();
}
