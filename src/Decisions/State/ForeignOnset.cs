namespace MlOps.Decisions.State;

/// <summary>When another model began to fail: a hint at a shared cause.</summary>
public sealed record ForeignOnset(string Namespace, string Name, DateTimeOffset At);
