namespace MlOps.Operator.Signals;

/// <summary>Events per second.</summary>
public sealed record DemandRate(double PerSecond);
