using System.Globalization;
using System.Text.RegularExpressions;

namespace MlOps.Entities.Common.PromQl;

/// <summary>Durations as Prometheus writes them: <c>5m</c>, <c>1h30m</c>, <c>28d</c>.</summary>
public static partial class PrometheusDuration
{
    private static readonly (string Unit, long Milliseconds)[] Units =
    [
        ("y", 31_536_000_000),
        ("w", 604_800_000),
        ("d", 86_400_000),
        ("h", 3_600_000),
        ("m", 60_000),
        ("s", 1000),
        ("ms", 1),
    ];

    /// <summary>Units must descend and each occur once, as in Prometheus. Zero is not a duration here.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        if (!TryMilliseconds(text, out var total) || total <= 0 || total > (Int128)TimeSpan.MaxValue.TotalMilliseconds / 2)
            return false;
        duration = TimeSpan.FromMilliseconds((long)total);
        return true;
    }

    /// <summary>The length, also where it is zero or more than a <see cref="TimeSpan"/> holds.</summary>
    internal static bool TryMilliseconds(string text, out Int128 total)
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

    /// <summary>In the largest unit up to days that counts it whole: <c>90m</c>, <c>28d</c>.</summary>
    public static string Format(TimeSpan duration)
    {
        var milliseconds = (long)duration.TotalMilliseconds;
        var (unit, size) = Units.First(u => u.Milliseconds <= Units[2].Milliseconds && milliseconds % u.Milliseconds == 0);
        return string.Create(CultureInfo.InvariantCulture, $"{milliseconds / size}{unit}");
    }

    [GeneratedRegex(
        @"^(?:(?<y>[0-9]{1,18})y)?(?:(?<w>[0-9]{1,18})w)?(?:(?<d>[0-9]{1,18})d)?(?:(?<h>[0-9]{1,18})h)?(?:(?<m>[0-9]{1,18})m)?(?:(?<s>[0-9]{1,18})s)?(?:(?<ms>[0-9]{1,18})ms)?\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Pattern();
}
