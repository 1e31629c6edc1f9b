namespace MlOps.Analysis.Release.Verifying;

/// <summary>Whether a revision's own requests let it be called good.</summary>
public enum GoodRevisionReason
{
    /// <summary>
    /// Enough requests to show that it fails at most twice as often as the target allows, and nothing proves that it misses the target.
    /// </summary>
    Good,

    /// <summary>Fewer requests than needed.</summary>
    TooFewRequests,

    /// <summary>
    /// Its requests do not show yet that it fails at most twice as often as the target allows: without errors that takes 149 at 99 %, 1,497
    /// at 99.9 %.
    /// </summary>
    NotShown,

    /// <summary>Its ratio is above what the target allows, with 95 % confidence.</summary>
    MissesTarget,
}
