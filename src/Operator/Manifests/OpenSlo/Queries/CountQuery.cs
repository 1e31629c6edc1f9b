using MlOps.Entities.Common.PromQl.Parsing;
using MlOps.Entities.Common.PromQl.Syntax;
using MlOps.Entities.Common.PromQl.Typing;
using MlOps.Entities.Common.Selectors;
using MlOps.Operator.Manifests.Lints;

namespace MlOps.Operator.Manifests.OpenSlo.Queries;

/// <summary>A query that counts events over ${window}, or why there is none; and what is worth knowing of it.</summary>
internal sealed record CountQuery(string? Text, string? Problem, IReadOnlyList<string> Notes)
{
    /// <summary>
    /// The selector whose events it counts, where sums and rates around it are only another way to ask for them; else null.
    /// </summary>
    public string? Selector { get; private init; }

    /// <summary>Whether it may return several series as it is written. The operator could not tell which is meant.</summary>
    public bool MayBeSeveral { get; private init; }

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
        var windows = new WindowedCount(sample, isCounter);
        return windows.Problem(parsed.Expression) is { } problem
            ? Refused(problem)
            : new(windows.Apply(query), null, windows.Notes)
            {
                MayBeSeveral = !IsSelector(query) && !GivesOneSeries(parsed.Expression),
                Selector = Counted(parsed.Expression) is { } selector ? Plain(query[selector.Start..selector.End]) : null,
            };
    }

    private static IEnumerable<string> Rates(PromQlExpression expression) =>
        expression.All.OfType<SelectorExpression>().Select(s => RateName.Problem(s.Metric, s.Matchers)).OfType<string>();

    private static bool GivesOneSeries(PromQlExpression expression) =>
        expression switch
        {
            NumberExpression or CallExpression { Function: "vector" } => true,
            AggregateExpression aggregate => aggregate.Grouping is null or { IsBy: true, Labels.Count: 0 },
            _ => expression.Parts.Count > 0 && expression is not CallExpression && expression.Parts.All(GivesOneSeries),
        };

    private static SelectorExpression? Counted(PromQlExpression expression) =>
        expression switch
        {
            GroupExpression group => Counted(group.Inner),
            AggregateExpression { Operator: "sum", Grouping: null or { IsBy: true, Labels.Count: 0 } } sum => Counted(sum.Inner),
            CallExpression { Function: "rate" or "irate" or "increase", Arguments: [RangeExpression { Shift.IsNone: true } range] } =>
                range.Selector,
            SelectorExpression { Shift.IsNone: true } selector => selector,
            _ => null,
        };

    private static bool IsSelector(string text) => VectorSelector.TryParse(text, out _, out _);

    private static string? Plain(string text) => IsSelector(text) ? text : null;

    private static CountQuery Refused(string problem) => new(null, problem, []);
}
