namespace MlOps.Operator.Signals.Baselines;

/// <summary>One populated bucket of a native histogram.</summary>
/// <param name="Lower">Its lower bound, as text because <c>-Inf</c> is one.</param>
/// <param name="Upper">Its upper bound.</param>
/// <param name="Count">Samples in it.</param>
public sealed record BaselineRange(string Lower, string Upper, double Count);
