namespace MlOps.Analysis.Release;

/// <summary>Whether a revision's own requests let it be called good.</summary>
public enum GoodRevisionReason
{
    /// <summary>Enough requests, and nothing proves that it misses the target.</summary>
    Good,

    /// <summary>Fewer requests than needed.</summary>
    TooFewRequests,

    /// <summary>Its ratio is above what the target allows, with 95 % confidence.</summary>
    MissesTarget,
}
