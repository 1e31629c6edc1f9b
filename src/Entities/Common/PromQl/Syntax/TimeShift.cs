namespace MlOps.Entities.Common.PromQl.Syntax;

/// <summary>A duration as it is written, and its length. Only an offset can be negative.</summary>
public sealed record QueryDuration(string Text, long Milliseconds)
{
    public int Start { get; init; }

    public int End { get; init; }
}

/// <summary>When a selector, a range or a subquery is evaluated: earlier by an offset, at a fixed time, or both.</summary>
public sealed record TimeShift(QueryDuration? Offset, string? At)
{
    public static readonly TimeShift None = new(null, null);

    public bool IsNone => Offset is null && At is null;
}
