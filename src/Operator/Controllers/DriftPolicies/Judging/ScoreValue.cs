namespace MlOps.Operator.Controllers.DriftPolicies.Judging;

/// <summary>One number that another system computed.</summary>
public sealed record ScoreValue(double Value);
