using MlOps.Analysis.Drift.Distributions;

namespace MlOps.Bench.Simulation.Drift.Rules;

/// <summary>A rule that looks once at a reference and a window.</summary>
/// <param name="Name">As the tables call it.</param>
/// <param name="Alarms">Whether it calls this drift.</param>
public sealed record DriftRule(string Name, Func<PairedCounts, bool> Alarms);
