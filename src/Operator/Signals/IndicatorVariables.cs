using System.Text.RegularExpressions;
using MlOps.Entities.SloPolicies.Selectors;

namespace MlOps.Operator.Signals;

/// <summary>
/// Values for <c>${namespace}</c>, <c>${modelDeployment}</c> and <c>${model}</c> in label values. They are filled in after
/// parsing and escaped on writing, so that no value can change the query's meaning; in one pass, so that none is taken for a variable.
/// </summary>
public sealed partial record IndicatorVariables(string Namespace, string ModelDeployment, string Model)
{
    public VectorSelector Fill(VectorSelector selector) =>
        selector with { Matchers = [.. selector.Matchers.Select(m => m with { Value = Fill(m) })] };

    /// <summary>In free PromQL values are escaped as the inside of a string, the only place where a name can stand.</summary>
    public string Fill(string query, TimeSpan window) =>
        Fill(query, PromQl.Quoted, name => name == "window" ? PromQl.Seconds(window) : null);

    /// <summary>The same for a query about one revision instead of a window; a hash needs no escaping.</summary>
    public string FillRevision(string query, string hash) => Fill(query, PromQl.Quoted, name => name == "revision" ? hash : null);

    private string Fill(LabelMatcher matcher) =>
        Fill(matcher.Value, matcher.Operator is MatchOperator.Matches or MatchOperator.NotMatches ? Re2.Escape : text => text, _ => null);

    private string Fill(string text, Func<string, string> escape, Func<string, string?> other) => Variable().Replace(text, match =>
    {
        var name = match.Groups["name"].Value;
        var value = name switch { "namespace" => Namespace, "modelDeployment" => ModelDeployment, "model" => Model, _ => null };
        return value is null ? other(name) ?? match.Value : escape(value);
    });

    [GeneratedRegex(@"\$\{(?<name>[a-zA-Z]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
