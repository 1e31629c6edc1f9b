using System.Globalization;
using MlOps.Entities.Common.Selectors;

namespace MlOps.Entities.Common.PromQl.Syntax;

/// <summary>A part of a query. Start and End are places in its text; End is behind the last character.</summary>
public abstract record PromQlExpression
{
    public int Start { get; init; }

    public int End { get; init; }

    /// <summary>The expressions that it is directly made of, in the order in which they stand.</summary>
    public virtual IReadOnlyList<PromQlExpression> Parts => [];

    /// <summary>Itself and everything below it.</summary>
    public IEnumerable<PromQlExpression> All => Parts.SelectMany(p => p.All).Prepend(this);

    public sealed override string ToString() => PromQlPrinter.Print(this);
}

public sealed record NumberExpression(double Value, string Text) : PromQlExpression
{
    public static NumberExpression Of(double value) => new(value, value.ToString("R", CultureInfo.InvariantCulture));
}

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

public sealed record CallExpression(string Function, IReadOnlyList<PromQlExpression> Arguments) : PromQlExpression
{
    public override IReadOnlyList<PromQlExpression> Parts => Arguments;
}

/// <summary>The parameter is what topk, quantile and the like take in front of the vector.</summary>
public sealed record AggregateExpression(string Operator, PromQlExpression? Parameter, PromQlExpression Inner) : PromQlExpression
{
    public LabelGrouping? Grouping { get; init; }

    public override IReadOnlyList<PromQlExpression> Parts => Parameter is null ? [Inner] : [Parameter, Inner];
}

public sealed record BinaryExpression(PromQlOperator Operator, PromQlExpression Left, PromQlExpression Right) : PromQlExpression
{
    /// <summary>A comparison that gives 0 or 1 instead of dropping series.</summary>
    public bool GivesBool { get; init; }

    public VectorMatching? Matching { get; init; }

    public override IReadOnlyList<PromQlExpression> Parts => [Left, Right];
}

public sealed record SignExpression(char Sign, PromQlExpression Inner) : PromQlExpression
{
    public override IReadOnlyList<PromQlExpression> Parts => [Inner];
}

public sealed record GroupExpression(PromQlExpression Inner) : PromQlExpression
{
    public override IReadOnlyList<PromQlExpression> Parts => [Inner];
}
