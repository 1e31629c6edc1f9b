namespace MlOps.Operator.Signals.Baselines;

/// <summary>One bucket of a classic histogram.</summary>
/// <param name="Le">Its upper bound, as text because <c>+Inf</c> is one.</param>
/// <param name="Count">Samples up to it.</param>
public sealed record BaselineBucket(string Le, double Count);
