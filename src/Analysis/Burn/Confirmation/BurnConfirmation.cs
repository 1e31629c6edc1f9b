namespace MlOps.Analysis.Burn.Confirmation;

/// <summary>
/// Confirms a breach on events newer than its first crossing. Two evaluations of overlapping windows see the same events twice and
/// confirm almost nothing.
/// </summary>
public static class BurnConfirmation
{
    private const double MinEvents = 10;
    private const double MinBad = 2;

    /// <summary>Younger crossings are never confirmed.</summary>
    public static TimeSpan MinAge { get; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Confirmed iff, at least 60 s after the crossing, at least 10 newer events, 2 of them bad, have a ratio at the threshold or above.
    /// </summary>
    /// <param name="bad">Bad events newer than the first crossing.</param>
    /// <param name="total">All events newer than the first crossing.</param>
    /// <param name="ageSeconds">Seconds since the first crossing.</param>
    /// <param name="thresholdRatio">The tier's factor × (1 − target), 0 to 1.</param>
    public static ConfirmationOutcome Evaluate(double bad, double total, double ageSeconds, double thresholdRatio) =>
        !(ageSeconds >= MinAge.TotalSeconds) ? ConfirmationOutcome.TooRecent
        : !(total >= MinEvents) ? ConfirmationOutcome.TooFewEvents
        : !(bad >= total * thresholdRatio) ? ConfirmationOutcome.BelowThreshold
        : !(bad >= MinBad) ? ConfirmationOutcome.TooFewEvents
        : ConfirmationOutcome.Confirmed;
}
