using MlOps.Bench.Simulation.Trials;

namespace MlOps.Bench.Simulation.Rules;

/// <summary>A rule with its settings.</summary>
/// <param name="Name">As the tables call it.</param>
/// <param name="Start">A fresh rule for a release.</param>
public sealed record RuleKind(string Name, Func<SimulatedRelease, IReleaseRule> Start);
