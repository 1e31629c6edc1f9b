namespace MlOps.Analysis.Burn;

/// <summary>How far a tier's breach has come.</summary>
/// <param name="At">When both windows were over the factor for the first time.</param>
/// <param name="ConfirmedAt">When newer events confirmed it; null until then.</param>
/// <param name="RecoveredSince">Since when, without a break, the short window has recovered; null while it has not.</param>
public sealed record BurnCrossing(DateTimeOffset At, DateTimeOffset? ConfirmedAt = null, DateTimeOffset? RecoveredSince = null);
