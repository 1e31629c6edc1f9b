using System.Text;
using System.Text.RegularExpressions;
using MlOps.Entities.Common;
using MlOps.Entities.SloPolicies.Selectors;

namespace MlOps.Operator.Signals;

/// <summary>
/// Values for <c>${namespace}</c>, <c>${modelDeployment}</c> and <c>${model}</c> in label values. They are filled in after
/// parsing and escaped on writing, so that no value can change the query's meaning.
/// </summary>
public sealed partial record IndicatorVariables(string Namespace, string ModelDeployment, string Model)
{
    public VectorSelector Fill(VectorSelector selector) =>
        selector with { Matchers = [.. selector.Matchers.Select(m => m with { Value = Fill(m) })] };

    /// <summary>
    /// In free PromQL values are escaped as the string that they stand in wants it, the only place where a name can stand, and for
    /// themselves in a pattern. What is filled in is not looked through again.
    /// </summary>
    public string Fill(string query, TimeSpan window)
    {
        var result = new StringBuilder(query.Length);
        var at = 0;
        foreach (var variable in PromQlVariable.In(query))
        {
            result.Append(query, at, variable.Start - at).Append(Text(variable, window) ?? query.Substring(variable.Start, variable.Length));
            at = variable.Start + variable.Length;
        }

        return result.Append(query, at, query.Length - at).ToString();
    }

    private string? Text(PromQlVariable variable, TimeSpan window)
    {
        if (variable.Name == "window")
            return PromQl.Seconds(window);
        return Value(variable.Name) is { } value
            ? QuotedString.Inside(variable.InPattern ? Re2.Escape(value) : value, variable.Quote)
            : null;
    }

    private string Fill(LabelMatcher matcher)
    {
        var pattern = matcher.Operator is MatchOperator.Matches or MatchOperator.NotMatches;
        return Variable().Replace(matcher.Value, match => Value(match.Groups["name"].Value) switch
        {
            null => match.Value,
            var value => pattern ? Re2.Escape(value) : value,
        });
    }

    private string? Value(string name) => name switch
    {
        "namespace" => Namespace,
        "modelDeployment" => ModelDeployment,
        "model" => Model,
        _ => null,
    };

    [GeneratedRegex(@"\$\{(?<name>[^}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
