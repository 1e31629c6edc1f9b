using MlOps.Analysis.Statistics;

namespace MlOps.Analysis.Burn;

/// <summary>Tells when a burn is over. That it stays so for the healthy delay is the caller's to watch.</summary>
public static class BurnRecovery
{
    /// <summary>
    /// True iff the short window's burn is not proven to be above 1: its lower 95 % bound is at most the budget. A window without
    /// events, or with counts that cannot be, proves no recovery.
    /// </summary>
    /// <param name="shortWindow">Events of the tier's short window.</param>
    /// <param name="target">The objective as a fraction, above 0 and below 1.</param>
    public static bool HasRecovered(WindowCounts shortWindow, double target)
    {
        ArgumentNullException.ThrowIfNull(shortWindow);
        return shortWindow is { IsConsistent: true, Total: > 0 }
            && ProportionBounds.Lower95(shortWindow.Bad, shortWindow.Total) <= 1 - target;
    }
}
