using MlOps.Analysis.Burn.Windows;
using MlOps.Analysis.Statistics;

namespace MlOps.Analysis.Burn.Confirmation;

/// <summary>Tells when a burn is over. That it stays so for the healthy delay is the caller's to watch.</summary>
public static class BurnRecovery
{
    /// <summary>
    /// True iff the short window is below the tier's own threshold, and its burn is not proven to be above 1: its lower 95 % bound is
    /// at most the budget. The first decides for tiers that fire at or below the budget, the second for all others. A window without
    /// events, or with counts that cannot be, proves no recovery.
    /// </summary>
    /// <param name="shortWindow">Events of the tier's short window.</param>
    /// <param name="target">The objective as a fraction, above 0 and below 1.</param>
    /// <param name="thresholdRatio">The tier's factor × (1 − target), above 0.</param>
    public static bool HasRecovered(WindowCounts shortWindow, double target, double thresholdRatio)
    {
        ArgumentNullException.ThrowIfNull(shortWindow);
        return shortWindow is { IsConsistent: true, Total: > 0 }
            && shortWindow.Ratio < thresholdRatio
            && ProportionBounds.Lower95(shortWindow.Bad, shortWindow.Total) <= 1 - target;
    }
}
