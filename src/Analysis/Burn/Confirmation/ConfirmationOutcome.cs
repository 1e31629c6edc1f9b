namespace MlOps.Analysis.Burn.Confirmation;

/// <summary>Whether fresh events bear out a crossing.</summary>
public enum ConfirmationOutcome
{
    /// <summary>They do.</summary>
    Confirmed,

    /// <summary>The crossing is too recent.</summary>
    TooRecent,

    /// <summary>Too few events since, or too few bad ones to tell a burst from a rate.</summary>
    TooFewEvents,

    /// <summary>The events since are below the threshold.</summary>
    BelowThreshold,
}
