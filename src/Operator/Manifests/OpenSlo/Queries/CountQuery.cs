using MlOps.Entities.Common.PromQl.Parsing;
using MlOps.Entities.Common.PromQl.Syntax;
using MlOps.Entities.Common.PromQl.Typing;
using MlOps.Operator.Manifests.Lints;

namespace MlOps.Operator.Manifests.OpenSlo.Queries;

/// <summary>A query that counts events over ${window}, or why there is none; and what is worth knowing of it.</summary>
internal sealed record CountQuery(string? Text, string? Problem, IReadOnlyList<string> Notes)
{
    /// <param name="query">What an OpenSLO object asks.</param>
    /// <param name="isCounter">Whether it says that its metrics are counters; null when it does not say.</param>
    public static CountQuery Of(string query, bool? isCounter)
    {
        var sample = ForeignVariables.Sample(query);
        if (ForeignVariables.In(sample) is { } variable)
            return Refused($"has {variable}, a variable of another tool; write its value");
        if (!PromQlQuery.TryParse(sample, out var parsed, out var fault))
            return Refused($"is not valid PromQL at character {fault.Position + 1}: {fault.Message}");
        if (parsed.Type != PromQlType.InstantVector)
            return Refused("is not an instant vector, so it counts no events");
        if (Rates(parsed.Expression).FirstOrDefault() is { } rate)
            return Refused(rate);
        var windows = new WindowedCount(isCounter);
        return windows.Problem(parsed.Expression) is { } problem
            ? Refused(problem)
            : new(windows.Apply(query), null, [.. windows.Notes, .. Series(parsed.Expression)]);
    }

    private static IEnumerable<string> Rates(PromQlExpression expression) =>
        expression.All.OfType<SelectorExpression>().Select(s => RateName.Problem(s.Metric, s.Matchers)).OfType<string>();

    /// <summary>The operator adds up nothing: where several series come, it cannot tell which is meant.</summary>
    private static IEnumerable<string> Series(PromQlExpression expression) =>
        GivesOneSeries(expression) ? [] : ["may return several series; if it does, write sum(…) around it"];

    private static bool GivesOneSeries(PromQlExpression expression) =>
        expression switch
        {
            NumberExpression or CallExpression { Function: "vector" } => true,
            AggregateExpression aggregate => aggregate.Grouping is null or { IsBy: true, Labels.Count: 0 },
            _ => expression.Parts.Count > 0 && expression is not CallExpression && expression.Parts.All(GivesOneSeries),
        };

    private static CountQuery Refused(string problem) => new(null, problem, []);
}
