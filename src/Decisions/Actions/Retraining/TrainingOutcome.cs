namespace MlOps.Decisions.Actions.Retraining;

/// <summary>How a training ends, as status and metrics name it.</summary>
internal static class TrainingOutcome
{
    public const string Succeeded = nameof(Succeeded);

    /// <summary>The Job says so, a deadline that passed included.</summary>
    public const string Failed = nameof(Failed);

    /// <summary>The Job was deleted before it finished.</summary>
    public const string Lost = nameof(Lost);

    /// <summary>The API server does not take the Job.</summary>
    public const string Refused = nameof(Refused);

    /// <summary>A Job of this name belongs to another owner.</summary>
    public const string NameTaken = nameof(NameTaken);

    /// <summary>The Job could not be made in time.</summary>
    public const string NotStarted = nameof(NotStarted);

    /// <summary>Called off before the Job was made.</summary>
    public const string Cancelled = nameof(Cancelled);
}
