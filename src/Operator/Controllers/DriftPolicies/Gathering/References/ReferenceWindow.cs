namespace MlOps.Operator.Controllers.DriftPolicies.Gathering.References;

/// <summary>A window of the past.</summary>
/// <param name="End">Its end.</param>
/// <param name="Length">Its length.</param>
internal readonly record struct ReferenceWindow(DateTimeOffset End, TimeSpan Length);
