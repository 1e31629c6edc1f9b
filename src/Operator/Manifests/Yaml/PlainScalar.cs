using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MlOps.Operator.Manifests.Yaml;

/// <summary>
/// What a plain word of YAML means to <c>kubectl</c>: YAML 1.1, as sigs.k8s.io/yaml reads it (goyaml.v2, resolve.go). Times and dates stay
/// text there.
/// </summary>
internal static partial class PlainScalar
{
    private static readonly string[] True = ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"];
    private static readonly string[] False = ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"];
    private static readonly string[] Null = ["", "~", "null", "Null", "NULL"];

    public static JsonValue? Read(string text) =>
        Null.Contains(text) ? null
        : True.Contains(text) ? JsonValue.Create(true)
        : False.Contains(text) ? JsonValue.Create(false)
        : Number(text) ?? JsonValue.Create(text);

    /// <summary>A key becomes text again, after it was read: the key y is "true" to the server.</summary>
    public static string Key(string text) =>
        Read(text)?.ToString() is { } key && !Null.Contains(text) ? (key is "True" or "False" ? key.ToLowerInvariant() : key) : text;

    private static JsonValue? Number(string text)
    {
        if (text.Length == 0 || !(char.IsAsciiDigit(text[0]) || text[0] is '+' or '-' or '.'))
            return null;
        // A word that begins with a point is not looked through for underscores.
        var plain = text[0] == '.' ? text : text.Replace("_", "", StringComparison.Ordinal);
        if (text[0] != '.' && Whole(plain) is { } whole)
            return JsonValue.Create(whole);
        if (!Float().IsMatch(plain) || !double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return null;
        // As JSON, a number without a fraction is a whole one, however it was written.
        return !double.IsFinite(number) ? null
            : Math.Truncate(number) == number && Math.Abs(number) < 1e18 ? JsonValue.Create((long)number)
            : JsonValue.Create(number);
    }

    /// <summary>Go's integers: 0x1E, 0b11, 0o17 and 017, which are octal, and a sign in front of any.</summary>
    private static long? Whole(string text)
    {
        var match = Integer().Match(text);
        if (!match.Success)
            return null;
        var (radix, digits) =
            match.Groups["hex"].Success ? (16, match.Groups["hex"].Value)
            : match.Groups["octal"].Success ? (8, match.Groups["octal"].Value)
            : match.Groups["binary"].Success ? (2, match.Groups["binary"].Value)
            : (10, match.Groups["decimal"].Value);
        var value = digits.Aggregate((Int128)0, (sum, c) => sum > long.MaxValue ? sum : (sum * radix) + Convert.ToInt32(c.ToString(), 16));
        value = match.Groups["sign"].Value == "-" ? -value : value;
        return value >= long.MinValue && value <= long.MaxValue ? (long)value : null;
    }

    [GeneratedRegex(
        @"^(?<sign>[-+]?)(?:0[xX](?<hex>[0-9a-fA-F]+)|0[bB](?<binary>[01]+)|0[oO]?(?<octal>[0-7]+)|(?<decimal>0|[1-9][0-9]*))\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Float();
}
