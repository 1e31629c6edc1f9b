namespace MlOps.Operator.Signals.Baselines;

/// <summary>One populated bucket of a native histogram.</summary>
public sealed record BaselineRange
{
    /// <summary>Its lower bound, as text because <c>-Inf</c> is one.</summary>
    public required string Lower { get; init; }

    /// <summary>Its upper bound.</summary>
    public required string Upper { get; init; }

    /// <summary>Samples in it.</summary>
    public required double Count { get; init; }
}
