using MlOps.Analysis.Burn.Windows;

namespace MlOps.Analysis.Burn;

/// <summary>Arithmetic of the error budget, 1 − target.</summary>
public static class ErrorBudget
{
    /// <summary>How many times the allowed rate the window's ratio is; null without events.</summary>
    /// <param name="counts">Events of the window.</param>
    /// <param name="target">The objective as a fraction, above 0 and below 1.</param>
    public static double? BurnRate(WindowCounts counts, double target)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return counts.Total > 0 ? counts.Ratio / (1 - target) : null;
    }

    /// <summary>Share of the budget that is left: 1 is all, 0 none, negative overspent; null without events.</summary>
    /// <param name="sloWindowCounts">Events of the whole SLO window.</param>
    /// <param name="target">The objective as a fraction, above 0 and below 1.</param>
    public static double? Remaining(WindowCounts sloWindowCounts, double target) => 1 - BurnRate(sloWindowCounts, target);

    /// <summary>When the budget is exhausted at this burn rate; null if it does not shrink, zero if it is gone.</summary>
    /// <param name="remaining">Share that is left.</param>
    /// <param name="burnRate">The present burn rate, over the last hour.</param>
    /// <param name="sloWindow">The SLO window.</param>
    public static TimeSpan? ExhaustedIn(double remaining, double burnRate, TimeSpan sloWindow) =>
        remaining <= 0 ? TimeSpan.Zero
        : burnRate > 1 ? sloWindow * (remaining / burnRate)
        : null;
}
