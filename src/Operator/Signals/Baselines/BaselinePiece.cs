namespace MlOps.Operator.Signals.Baselines;

/// <summary>
/// How a signal was spread in a part of a snapshot's window. Exactly one of buckets, native and categories is there, as in its
/// <see cref="BaselineSignal"/>.
/// </summary>
public sealed record BaselinePiece
{
    /// <summary>Its end.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>A classic histogram: samples up to each bound, ascending, <c>+Inf</c> last.</summary>
    public IReadOnlyList<BaselineBucket>? Buckets { get; init; }

    /// <summary>A native histogram: its populated buckets.</summary>
    public IReadOnlyList<BaselineRange>? Native { get; init; }

    /// <summary>A categorical signal: samples of each category.</summary>
    public IReadOnlyDictionary<string, double>? Categories { get; init; }
}
