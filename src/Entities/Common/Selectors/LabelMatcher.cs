using System.Text.RegularExpressions;

namespace MlOps.Entities.Common.Selectors;

/// <summary>One condition on a label. The value is the text itself, without quotes and escapes.</summary>
public sealed record LabelMatcher(string Label, MatchOperator Operator, string Value)
{
    /// <summary>True when a series without the label passes; Prometheus refuses a selector of only such matchers.</summary>
    public bool AcceptsEmpty =>
        Operator switch
        {
            MatchOperator.Equal => Value.Length == 0,
            MatchOperator.NotEqual => Value.Length > 0,
            MatchOperator.Matches => Covers("") ?? false,
            _ => !(Covers("") ?? false),
        };

    /// <summary>Whether a series with this value passes; null when only Prometheus can read the pattern.</summary>
    public bool? Accepts(string value) =>
        Operator switch
        {
            MatchOperator.Equal => Value == value,
            MatchOperator.NotEqual => Value != value,
            MatchOperator.Matches => Covers(value),
            _ => !Covers(value),
        };

    public override string ToString() => LabelName.Write(Label) + Symbol + QuotedString.Write(Value);

    private string Symbol =>
        Operator switch
        {
            MatchOperator.Equal => "=",
            MatchOperator.NotEqual => "!=",
            MatchOperator.Matches => "=~",
            _ => "!~",
        };

    private bool? Covers(string value)
    {
        try
        {
            return Regex.IsMatch(value, $@"\A(?:{Value})\z", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            // Prometheus' dialect is not .NET's; what only Prometheus can read is left to Prometheus.
            return null;
        }
    }
}
