namespace MlOps.Decisions.State;

/// <summary>Which two revisions shall be asked the same questions.</summary>
public sealed record ProbeOrder(string Suspect, string Target);
