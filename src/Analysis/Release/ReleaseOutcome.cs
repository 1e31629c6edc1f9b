namespace MlOps.Analysis.Release;

/// <summary>What the release test found. Only <see cref="Breached"/> proves anything.</summary>
public enum ReleaseOutcome
{
    /// <summary>Proven: the revision fails more often than it may.</summary>
    Breached,

    /// <summary>Enough events, not enough evidence; a healthy revision stays here.</summary>
    NotProven,

    /// <summary>Proven, but the newest scrapes are within the allowed rate again.</summary>
    Subsided,

    /// <summary>Fewer events than the test needs.</summary>
    TooFewEvents,

    /// <summary>Events in too few scrapes to tell a burst from a rate.</summary>
    TooFewScrapes,

    /// <summary>No event since the start, or none that could be counted.</summary>
    NoEvents,
}
