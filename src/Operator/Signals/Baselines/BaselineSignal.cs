namespace MlOps.Operator.Signals.Baselines;

/// <summary>One signal of a <see cref="Baseline"/>. Exactly one of buckets, native and categories is there.</summary>
public sealed record BaselineSignal
{
    public required string Name { get; init; }

    /// <summary>The metric that was read, as the policy declared it; and its label and selector, where it declared them.</summary>
    public required string Metric { get; init; }

    public string? Label { get; init; }

    public string? Selector { get; init; }

    /// <summary>n.</summary>
    public required double Samples { get; init; }

    /// <summary>A classic histogram: samples up to each bound, ascending, <c>+Inf</c> last.</summary>
    public IReadOnlyList<BaselineBucket>? Buckets { get; init; }

    /// <summary>A native histogram: its populated buckets.</summary>
    public IReadOnlyList<BaselineRange>? Native { get; init; }

    /// <summary>A categorical signal: samples of each category.</summary>
    public IReadOnlyDictionary<string, double>? Categories { get; init; }

    /// <summary>
    /// Parts of the window, in the order of time either way, from which its habit is learned; none in snapshots of versions that kept
    /// none.
    /// </summary>
    public IReadOnlyList<BaselinePiece>? Pieces { get; init; }
}
