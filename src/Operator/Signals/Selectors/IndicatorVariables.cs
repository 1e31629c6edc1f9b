using System.Text;
using System.Text.RegularExpressions;
using MlOps.Entities.Common.PromQl;
using MlOps.Entities.Common.Selectors;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Signals.Selectors;

/// <summary>
/// Values for <c>${namespace}</c>, <c>${modelDeployment}</c> and <c>${model}</c> in label values. They are filled in after
/// parsing and escaped on writing, so that no value can change the query's meaning.
/// </summary>
public sealed partial record IndicatorVariables(string Namespace, string ModelDeployment, string Model)
{
    public VectorSelector Fill(VectorSelector selector) =>
        selector with
        {
            Matchers = [.. selector.Matchers.Select(m => m with { Value = Fill(m) })],
        };

    /// <summary>
    /// In free PromQL values are escaped as the string that they stand in wants it, the only place where a name can stand, and for
    /// themselves in a pattern. What is filled in is not looked through again.
    /// </summary>
    public string Fill(string query, TimeSpan window) => Fill(query, name => name == "window" ? PromQl.Seconds(window) : null);

    /// <summary>The same for a query about one revision over a window.</summary>
    public string Fill(string query, TimeSpan window, string hash) =>
        Fill(
            query,
            name =>
                name switch
                {
                    "window" => PromQl.Seconds(window),
                    "revision" => hash,
                    _ => null,
                }
        );

    /// <summary>The same for a query about one revision instead of a window; a hash needs no escaping.</summary>
    public string FillRevision(string query, string hash) => Fill(query, name => name == "revision" ? hash : null);

    private string Fill(string query, Func<string, string?> asIs)
    {
        var result = new StringBuilder(query.Length);
        var at = 0;
        foreach (var variable in PromQlVariable.In(query))
        {
            var text = asIs(variable.Name) ?? Escaped(variable) ?? query.Substring(variable.Start, variable.Length);
            result.Append(query, at, variable.Start - at).Append(text);
            at = variable.Start + variable.Length;
        }

        return result.Append(query, at, query.Length - at).ToString();
    }

    private string? Escaped(PromQlVariable variable) =>
        Value(variable.Name) is { } value ? QuotedString.Inside(variable.InPattern ? Re2.Escape(value) : value, variable.Quote) : null;

    private string Fill(LabelMatcher matcher)
    {
        var pattern = matcher.Operator is MatchOperator.Matches or MatchOperator.NotMatches;
        return Variable()
            .Replace(
                matcher.Value,
                match =>
                    Value(match.Groups["name"].Value) switch
                    {
                        null => match.Value,
                        var value => pattern ? Re2.Escape(value) : value,
                    }
            );
    }

    private string? Value(string name) =>
        name switch
        {
            "namespace" => Namespace,
            "modelDeployment" => ModelDeployment,
            "model" => Model,
            _ => null,
        };

    [GeneratedRegex(@"\$\{(?<name>[^}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
