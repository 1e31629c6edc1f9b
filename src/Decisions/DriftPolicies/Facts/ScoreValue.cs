namespace MlOps.Decisions.DriftPolicies.Facts;

/// <summary>One number that another system computed.</summary>
/// <param name="Value">The number.</param>
/// <param name="Samples">Samples behind it, if known.</param>
public sealed record ScoreValue(double Value, double? Samples = null);
