using MlOps.Entities.SloPolicies.Selectors;

namespace MlOps.Operator.Signals;

/// <summary>
/// Values for <c>${namespace}</c>, <c>${modelDeployment}</c> and <c>${model}</c> in label values. They are filled in after
/// parsing and escaped on writing, so that no value can change the query's meaning.
/// </summary>
public sealed record IndicatorVariables(string Namespace, string ModelDeployment, string Model)
{
    public VectorSelector Fill(VectorSelector selector) =>
        selector with { Matchers = [.. selector.Matchers.Select(m => m with { Value = Fill(m) })] };

    /// <summary>In free PromQL values are escaped as the inside of a string, the only place where a name can stand.</summary>
    public string Fill(string query, TimeSpan window)
    {
        foreach (var (name, value) in new[] { ("${namespace}", Namespace), ("${modelDeployment}", ModelDeployment), ("${model}", Model) })
            query = query.Replace(name, PromQl.Quoted(value), StringComparison.Ordinal);
        return query.Replace("${window}", PromQl.Seconds(window), StringComparison.Ordinal);
    }

    private string Fill(LabelMatcher matcher)
    {
        var pattern = matcher.Operator is MatchOperator.Matches or MatchOperator.NotMatches;
        var text = matcher.Value;
        foreach (var (name, value) in new[] { ("${namespace}", Namespace), ("${modelDeployment}", ModelDeployment), ("${model}", Model) })
            text = text.Replace(name, pattern ? Re2.Escape(value) : value, StringComparison.Ordinal);
        return text;
    }
}
