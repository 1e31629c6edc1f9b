using System.Globalization;

namespace MlOps.Analysis.Drift.Distributions;

/// <summary>What is the same category in another spelling, and what is the lack of one.</summary>
public static class CategorySpelling
{
    /// <summary>
    /// How serializers write a value that is not there: the null of Python, JSON, Go, JavaScript and SQL, the NaN of pandas, and words that
    /// code puts in their place.
    /// </summary>
    private static readonly HashSet<string> Missing =
    [
        "",
        "none",
        "null",
        "nil",
        "nan",
        "na",
        "n/a",
        "<na>",
        "<nil>",
        "undefined",
        "missing",
        "unknown",
        "-",
    ];

    /// <summary>What holds whatever has no category of its own.</summary>
    private static readonly HashSet<string> Rest = ["other", "others", "default", "misc", "rest"];

    /// <summary>The usual spellings of a value that is not there, the commonest first.</summary>
    public static IReadOnlyList<string> MissingSpellings { get; } =
    [
        "",
        "None",
        "null",
        "NaN",
        .. Missing.Except(["", "null"]),
        .. Missing.Select(m => m.ToUpperInvariant()).Except(["", "-"]),
        "Null",
        "Unknown",
    ];

    public static bool IsMissing(string name) => Missing.Contains(Normal(name));

    public static bool IsRest(string name) => Rest.Contains(Normal(name));

    /// <summary>
    /// Without case, blanks around and what separates words; a number as a number, so that "1", "1.0" and "01" are one. A sign is a sign
    /// only of a number.
    /// </summary>
    public static string Normal(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var text = name.Trim().ToLowerInvariant();
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number.ToString("R", CultureInfo.InvariantCulture);
        if (text is "true" or "false")
            return text == "true" ? "1" : "0";
        return text.Length == 1 ? text
            : string.Join(' ', text.Split([' ', '\t', '_', '-'], StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } words ? words
            : text;
    }
}
