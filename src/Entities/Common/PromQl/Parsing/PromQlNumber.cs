using System.Globalization;
using System.Text.RegularExpressions;
using MlOps.Entities.Common.PromQl.Syntax;

namespace MlOps.Entities.Common.PromQl.Parsing;

/// <summary>Numbers and durations: 30, .5, 1e3, 0x1f, 017, 1_000, Inf; 5m, 1h30m.</summary>
internal static partial class PromQlNumber
{
    /// <summary>Go counts a duration in nanoseconds, 64 bits with sign.</summary>
    private const long MostMilliseconds = long.MaxValue / 1_000_000;

    /// <summary>Where the number or duration that begins here ends; -1 when it is neither.</summary>
    public static (int End, PromQlTokenKind Kind) Scan(string text, int start)
    {
        var duration = Duration().Match(text, start);
        if (duration.Success)
            return (start + duration.Length, PromQlTokenKind.Duration);
        var number = Literal().Match(text, start);
        return number.Length > 0 ? (start + number.Length, PromQlTokenKind.Number) : (-1, PromQlTokenKind.Number);
    }

    /// <summary>A leading 0 means octal where all digits are octal, as in Go.</summary>
    public static double Value(PromQlToken token)
    {
        var text = token.Text.Replace("_", "", StringComparison.Ordinal);
        if (text.Equals("inf", StringComparison.OrdinalIgnoreCase))
            return double.PositiveInfinity;
        if (text.Equals("nan", StringComparison.OrdinalIgnoreCase))
            return double.NaN;
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) && hex >= 0
                ? hex
                : throw Bad(token);
        if (text.Length is > 1 and < 22 && text[0] == '0' && text.All(c => c is >= '0' and <= '7'))
            return Convert.ToInt64(text, 8);
        return
            double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
            ? value
            : throw Bad(token);
    }

    /// <summary>The length of a duration token. Units descend and each occurs once.</summary>
    public static QueryDuration Length(PromQlToken token)
    {
        if (!DurationUnits.TryMilliseconds(token.Text, out var length) || length > MostMilliseconds)
            throw new PromQlFaultException(
                $"'{token.Text}' is not a duration; write units from large to small, each once, such as 5m or 1h30m",
                token.Start
            );
        if (length == 0)
            throw new PromQlFaultException("a duration must be greater than 0", token.Start);
        return new(token.Text, (long)length) { Start = token.Start, End = token.End };
    }

    private static PromQlFaultException Bad(PromQlToken token) => new($"'{token.Text}' is not a number", token.Start);

    [GeneratedRegex(
        @"\G(?:0[xX](?:[0-9a-fA-F]|_(?=[0-9a-fA-F]))*|(?:[0-9](?:_(?=[0-9]))?)*(?:\.(?:[0-9](?:_(?=[0-9]))?)*)?(?:[eE][+-]?[0-9]*)?)(?![a-zA-Z0-9_])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Literal();

    [GeneratedRegex(@"\G[0-9]+(?:ms|[smhdwy])(?:[0-9]+(?:ms|[smhdwy]))*(?![a-zA-Z0-9_])", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
