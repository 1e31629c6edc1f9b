namespace MlOps.Entities.Common.PromQl.Syntax;

/// <summary>The labels that an aggregation keeps (by) or drops (without).</summary>
public sealed record LabelGrouping(bool IsBy, IReadOnlyList<string> Labels);

/// <summary>Which side of an operation may have several series for one of the other.</summary>
public enum ManySide
{
    None,
    Left,
    Right,
}

/// <summary>How the series of two vectors find each other: on these labels, or ignoring them.</summary>
public sealed record VectorMatching(bool IsOn, IReadOnlyList<string> Labels)
{
    public ManySide Many { get; init; }

    /// <summary>Labels that the result takes from the side with one series.</summary>
    public IReadOnlyList<string> Included { get; init; } = [];

    /// <summary>Neither on nor ignoring is written.</summary>
    public bool IsImplicit { get; init; }
}
