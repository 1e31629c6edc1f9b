namespace MlOps.Analysis.Drift.Distributions;

/// <summary>One populated bucket of a native histogram.</summary>
/// <param name="Lower">Its lower bound.</param>
/// <param name="Upper">Its upper bound, above <paramref name="Lower"/>.</param>
/// <param name="Count">Samples in it.</param>
public readonly record struct Bucket(double Lower, double Upper, double Count);
