using System.Text.RegularExpressions;

namespace MlOps.Entities.Common.Selectors;

/// <summary>
/// What can be checked of a PromQL regular expression without Prometheus: mistakes that .NET rejects as well, and what only RE2,
/// Prometheus' dialect, rejects. What .NET alone rejects is left to Prometheus.
/// </summary>
internal static class RegexText
{
    /// <returns>What is wrong, with the remedy, or null.</returns>
    public static string? Problem(string pattern)
    {
        // RE2 takes what stands between \Q and \E literally, .NET does not.
        if (pattern.Contains(@"\Q", StringComparison.Ordinal))
            return null;
        try
        {
            // In a group, as Prometheus anchors it.
            _ = new Regex($"^(?:{SelectorVariables.Replace(pattern, "x")})$", RegexOptions.CultureInvariant);
            return Re2Syntax.Problem(SelectorVariables.Replace(pattern, "x"));
        }
        catch (RegexParseException e)
        {
            return Explain(e.Error);
        }
    }

    private static string? Explain(RegexParseError error) =>
        error switch
        {
            RegexParseError.InsufficientClosingParentheses => @"lacks a closing ')'; close the group, or write \\( for a parenthesis",
            RegexParseError.InsufficientOpeningParentheses => @"has a ')' that closes nothing; remove it, or write \\) for a parenthesis",
            RegexParseError.UnterminatedBracket => @"lacks a closing ']'; close the class, or write \\[ for a bracket",
            RegexParseError.QuantifierAfterNothing =>
                @"has a repetition without anything to repeat; write .* for any text, or \\* for an asterisk",
            RegexParseError.NestedQuantifiersNotParenthesized => "repeats a repetition; remove one",
            RegexParseError.ReversedCharacterRange => "has a range whose ends are in the wrong order; write the lower one first",
            RegexParseError.ReversedQuantifierRange => "has a repetition whose bounds are in the wrong order; write the lower one first",
            _ => null,
        };
}
