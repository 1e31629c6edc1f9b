using MlOps.Entities.Common.PromQl.Parsing;
using MlOps.Entities.Common.PromQl.Syntax;
using MlOps.Entities.Common.PromQl.Typing;

namespace MlOps.Entities.Common.PromQl;

/// <summary>
/// Free PromQL of a custom resource: its variables must be known and stand where they can, and Prometheus must take the rest.
/// </summary>
public static class PromQlText
{
    /// <summary>The only variable that is no name of the user's, so it may stand anywhere.</summary>
    private const string Window = "window";

    /// <summary>A query that gives one value, or a series for each of several: a scalar or an instant vector.</summary>
    /// <returns>What is wrong, with the place and the remedy, or null.</returns>
    public static string? Problem(string query, params string[] variables)
    {
        if (PromQlVariable.In(query).Select(v => Problem(v, variables)).FirstOrDefault(p => p is not null) is { } wrong)
            return wrong;
        var sample = PromQlSample.Of(query);
        if (!PromQlQuery.TryParse(sample, out var parsed, out var fault))
            return $"is not valid PromQL at {Place(query, fault.Position)}: {fault.Message}";
        return parsed.Type switch
        {
            PromQlType.RangeVector =>
                "gives a range vector, but one value is needed; apply a function over time, such as increase or avg_over_time",
            PromQlType.String => "gives a string, but a number is needed; write a metric or an expression",
            _ => null,
        };
    }

    /// <summary>What of a query only some versions of Prometheus take.</summary>
    /// <returns>Null when all from 2.42 on do, or when it is no query.</returns>
    public static string? Needs(string query) =>
        PromQlQuery.TryParse(PromQlSample.Of(query), out var parsed, out _) && parsed.Features is [var feature, ..]
            ? $"has {feature.What} at {Place(query, feature.Position)}, which needs {feature.Needs}"
            : null;

    /// <summary>Every selector of a query, wherever it stands.</summary>
    /// <returns>None when it is no query.</returns>
    public static IReadOnlyList<SelectorExpression> Selectors(string query) =>
        PromQlQuery.TryParse(PromQlSample.Of(query), out var parsed, out _) ? [.. parsed.Expression.All.OfType<SelectorExpression>()] : [];

    /// <summary>
    /// Whether a range or a subquery is as long as the window. As a step or an offset alone it would count the same in any.
    /// </summary>
    /// <returns>True also when it is no query.</returns>
    public static bool CountsOverWindow(string query) =>
        !PromQlQuery.TryParse(PromQlSample.Of(query), out var parsed, out _)
        || parsed
            .Expression.All.Select(e => (e as RangeExpression)?.Range ?? (e as SubqueryExpression)?.Range)
            .Any(range => range is not null && query.AsSpan(range.Start).StartsWith($"${{{Window}}}"));

    /// <summary>Where a number of events is asked for and the query gives events per second.</summary>
    /// <returns>Null when it does not, or when it is no query.</returns>
    public static string? PerSecond(string query) =>
        PromQlQuery.TryParse(PromQlSample.Of(query), out var parsed, out _) && PerSecond(parsed.Expression) is { } call
            ? $"has {call.Function}() at {Place(query, call.Start)}, which gives {(call.Function is "rate" or "irate" ? "events per second" : "a slope or a difference")}, where a number of events is asked for: too few events would be counted, and none judged; write increase{query[(call.Start + call.Function.Length)..call.End]}"
            : null;

    /// <summary>Below a comparison with bool and below a count, only whether there is a value matters.</summary>
    private static CallExpression? PerSecond(PromQlExpression expression) =>
        expression switch
        {
            CallExpression { Function: "rate" or "irate" or "deriv" or "delta" or "idelta" } call => call,
            BinaryExpression { GivesBool: true } or AggregateExpression { Operator: "count" or "count_values" or "group" } => null,
            CallExpression { Function: "count_over_time" or "present_over_time" or "absent" } => null,
            _ => expression.Parts.Select(PerSecond).FirstOrDefault(call => call is not null),
        };

    private static string? Problem(PromQlVariable variable, string[] known)
    {
        if (!known.Contains(variable.Name))
            return $"uses ${{{variable.Name}}}, which is unknown here; known variables are {string.Join(", ", known.Select(v => $"${{{v}}}"))}";
        return variable switch
        {
            { Name: Window } or { Quote: '"' or '\'' or '#' } => null,
            { Quote: '`' } => $"uses ${{{variable.Name}}} in backticks, where nothing can be escaped; write the string in double quotes",
            _ =>
                $"uses ${{{variable.Name}}} outside of a string; a name can only be the value of a label, as in {{model=\"${{{variable.Name}}}\"}}",
        };
    }

    private static string Place(string query, int position)
    {
        var before = query[..Math.Min(position, query.Length)];
        var line = before.Count(c => c == '\n');
        return line == 0 ? $"character {position + 1}" : $"line {line + 1}, character {position - before.LastIndexOf('\n')}";
    }
}
