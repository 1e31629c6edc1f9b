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
            MatchOperator.Matches => RegexAcceptsEmpty(),
            _ => !RegexAcceptsEmpty(),
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

    private bool RegexAcceptsEmpty()
    {
        try
        {
            return Regex.IsMatch("", $"^(?:{Value})$", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            // Prometheus' dialect is not .NET's; what only Prometheus can read is left to Prometheus.
            return false;
        }
    }
}
