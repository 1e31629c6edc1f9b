namespace MlOps.Decisions.Plan;

/// <summary>Outcomes of an action on the traffic, as named in status and metrics.</summary>
internal static class ActionOutcome
{
    /// <summary>A promotion: the traffic is switched.</summary>
    public const string Done = nameof(Done);

    /// <summary>A rollback: the target serves within its objective.</summary>
    public const string Verified = nameof(Verified);

    /// <summary>A rollback: the target was not proven in time.</summary>
    public const string Unverified = nameof(Unverified);

    /// <summary>A rollback: the target is no better, so the release was not the cause.</summary>
    public const string VerificationFailed = nameof(VerificationFailed);

    /// <summary>A newer version took over.</summary>
    public const string Superseded = nameof(Superseded);

    /// <summary>A person pointed the Service elsewhere after the switch.</summary>
    public const string Overridden = nameof(Overridden);

    /// <summary>A rule ended it before it took effect.</summary>
    public const string Cancelled = nameof(Cancelled);

    /// <summary>Its deadline passed before it took effect.</summary>
    public const string Failed = nameof(Failed);

    /// <summary>An action of a higher rank replaced it before it took effect.</summary>
    public const string Preempted = nameof(Preempted);
}
