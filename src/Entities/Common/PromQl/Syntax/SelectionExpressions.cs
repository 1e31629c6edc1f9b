using MlOps.Entities.Common.Selectors;

namespace MlOps.Entities.Common.PromQl.Syntax;

public sealed record NumberExpression(double Value, string Text) : PromQlExpression;

public sealed record TextExpression(string Value) : PromQlExpression;

/// <summary>Labels of a selector are quoted where they need it; the metric is null where only matchers name it.</summary>
public sealed record SelectorExpression(string? Metric, IReadOnlyList<LabelMatcher> Matchers) : PromQlExpression
{
    public TimeShift Shift { get; init; } = TimeShift.None;
}

/// <summary>A selector with a range, a range vector.</summary>
public sealed record RangeExpression(SelectorExpression Selector, QueryDuration Range) : PromQlExpression
{
    public TimeShift Shift { get; init; } = TimeShift.None;

    public override IReadOnlyList<PromQlExpression> Parts => [Selector];
}

/// <summary>Any instant vector, evaluated at each step of a range. Without a step Prometheus takes its own.</summary>
public sealed record SubqueryExpression(PromQlExpression Inner, QueryDuration Range, QueryDuration? Step) : PromQlExpression
{
    public TimeShift Shift { get; init; } = TimeShift.None;

    public override IReadOnlyList<PromQlExpression> Parts => [Inner];
}
