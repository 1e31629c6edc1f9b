namespace MlOps.Operator.Signals.Baselines;

/// <summary>One bucket of a classic histogram.</summary>
public sealed record BaselineBucket
{
    /// <summary>Its upper bound, as text because <c>+Inf</c> is one.</summary>
    public required string Le { get; init; }

    /// <summary>Samples up to it.</summary>
    public required double Count { get; init; }
}
