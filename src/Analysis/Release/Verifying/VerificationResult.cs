namespace MlOps.Analysis.Release.Verifying;

/// <summary>Whether a rollback helped.</summary>
public enum VerificationResult
{
    /// <summary>Proven better, and not proven to miss the target.</summary>
    Passed,

    /// <summary>Proven to fail more often than it may itself.</summary>
    Failed,

    /// <summary>Neither yet: wait for more requests.</summary>
    Undecided,
}
