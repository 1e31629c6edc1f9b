namespace MlOps.Bench.Probing;

/// <summary>What became of one release. Times in seconds since it got the traffic.</summary>
/// <param name="ProvenAt">When it was first proven bad, null if never: without probes it is rolled back then.</param>
/// <param name="RolledBackAt">When the operator moved its traffic away, null if never.</param>
/// <param name="AskedWhileDown">Whether the dependency failed when probes were first asked; null if they never were.</param>
/// <param name="Rounds">How often both revisions were probed.</param>
public sealed record ProbedOutcome(double? ProvenAt, double? RolledBackAt, bool? AskedWhileDown, int Rounds);
