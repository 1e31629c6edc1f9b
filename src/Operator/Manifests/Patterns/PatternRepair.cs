using System.Globalization;
using System.Text.RegularExpressions;

namespace MlOps.Operator.Manifests.Patterns;

/// <summary>The probable intent behind a comma, a unit, a space or capitals where a pattern has no place for them.</summary>
internal static partial class PatternRepair
{
    private static readonly Func<string, string?>[] Repairs =
    [
        text => text.Trim(),
        text => text.Trim().TrimEnd('%').TrimEnd().Replace(',', '.'),
        Seconds,
        text => text.Replace(" ", "", StringComparison.Ordinal),
        text => Word().Replace(text.Trim().ToLowerInvariant(), "-").Trim('-'),
    ];

    /// <returns>The first repair that the pattern takes, or null.</returns>
    public static string? Of(string text, Func<string, bool> matches) =>
        Repairs.Select(repair => repair(text)).FirstOrDefault(repaired => repaired is { Length: > 0 } && matches(repaired));

    private static string? Seconds(string text)
    {
        var match = Duration().Match(text);
        if (
            !match.Success
            || !decimal.TryParse(match.Groups["n"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        )
            return null;
        return (match.Groups["unit"].Value == "ms" ? number / 1000 : number).ToString("0.######", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^\s*(?<n>[0-9]{1,9}(\.[0-9]{1,9})?)\s*(?<unit>ms|s)\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
