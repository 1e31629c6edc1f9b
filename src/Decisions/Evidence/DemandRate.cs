namespace MlOps.Decisions.Evidence;

/// <summary>Events per second.</summary>
public sealed record DemandRate(double PerSecond);
