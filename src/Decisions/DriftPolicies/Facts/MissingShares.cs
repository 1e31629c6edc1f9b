using MlOps.Decisions.Evidence;

namespace MlOps.Decisions.DriftPolicies.Facts;

/// <summary>The share of a signal's values that are missing or no numbers.</summary>
/// <param name="Current">In the current window.</param>
/// <param name="Reference">In the reference.</param>
public sealed record MissingShares(Reading<ScoreValue> Current, Reading<ScoreValue> Reference);
