namespace MlOps.Analysis.Release;

/// <summary>What the last known good revision did, on its own requests.</summary>
/// <param name="Bad">Bad events in its last full window, at least 0.</param>
/// <param name="Total">All events of that window; 0 is the same as no baseline.</param>
/// <param name="Phi">Dispersion of its bad counts over the scrapes of its last hour, at least 1.</param>
public sealed record Baseline(double Bad, double Total, double Phi);
