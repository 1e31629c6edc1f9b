namespace MlOps.Decisions.State;

/// <summary>The two revisions that get the same probes.</summary>
public sealed record ProbeOrder(string Suspect, string Target);
