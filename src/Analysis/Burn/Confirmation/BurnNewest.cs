using MlOps.Analysis.Burn.Tiers;
using MlOps.Analysis.Burn.Windows;
using MlOps.Analysis.Statistics;

namespace MlOps.Analysis.Burn.Confirmation;

/// <summary>Tells from the newest minutes whether what a tier found has stopped, long before its short window has.</summary>
public static class BurnNewest
{
    /// <summary>A wrong hold lasts until the next bad event; a wrong recommendation misleads a person.</summary>
    private const double Unlikely = 0.2;

    /// <summary>How much of the past is looked at.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// True iff the newest events keep the target, and a burn at the tier's threshold would show so few bad ones in less than one of
    /// five such windows. Where a few minutes hold too few events to tell, the tier's own windows count.
    /// </summary>
    /// <param name="rule">The tier and the objective.</param>
    /// <param name="newest">Events of the newest <see cref="Window"/>.</param>
    public static bool IsClean(BurnRule rule, WindowCounts newest)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(newest);
        return newest is { IsConsistent: true, Total: > 0 }
            && newest.Ratio <= 1 - rule.Target
            && 1 - Binomial.UpperTail(newest.Bad + 1, newest.Total, Math.Min(1, rule.ThresholdRatio)) < Unlikely;
    }
}
