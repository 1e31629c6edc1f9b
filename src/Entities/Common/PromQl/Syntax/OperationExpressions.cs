namespace MlOps.Entities.Common.PromQl.Syntax;

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
