using MlOps.Analysis.Burn.Tiers;
using MlOps.Analysis.Burn.Windows;
using MlOps.Analysis.Statistics;

namespace MlOps.Analysis.Burn;

/// <summary>
/// Judges one tier: is the service burning its budget at the tier's factor, in the long window and still in the short one?
/// </summary>
public static class BurnJudge
{
    private const double Significance = 0.05;

    /// <summary>
    /// Breached iff both windows burn at the factor or above, hold as many events as the guard requires (30 and 100), and neither count of
    /// bad events would be reached with a probability of 5 % or more at the threshold ratio (exact binomial tail). Healthy as soon as one
    /// window with enough events is below the factor, since a breach needs both.
    /// </summary>
    /// <param name="tier">The tier.</param>
    /// <param name="sloWindow">The SLO window, 28 days by default in the API.</param>
    /// <param name="target">The objective as a fraction, above 0 and below 1.</param>
    /// <param name="shortWindow">Events of the tier's short window.</param>
    /// <param name="longWindow">Events of its long window.</param>
    /// <param name="guard">What the windows must hold; by default that of events.</param>
    public static BurnResult Evaluate(
        BurnTier tier,
        TimeSpan sloWindow,
        double target,
        WindowCounts shortWindow,
        WindowCounts longWindow,
        BurnGuard? guard = null
    )
    {
        guard ??= BurnGuard.Events;
        ArgumentNullException.ThrowIfNull(tier);
        ArgumentNullException.ThrowIfNull(shortWindow);
        ArgumentNullException.ThrowIfNull(longWindow);
        var factor = tier.Factor(sloWindow);
        var threshold = factor * (1 - target);
        var outcome =
            !shortWindow.IsConsistent || !longWindow.IsConsistent ? BurnOutcome.Inconsistent
            : Reachability.Kind(target, factor) is ReachabilityKind.Unreachable or ReachabilityKind.WithinBudget ? BurnOutcome.Unreachable
            : shortWindow.Total <= 0 || longWindow.Total <= 0 ? BurnOutcome.NoEvents
            : IsBelow(shortWindow, guard.MinShort, threshold) || IsBelow(longWindow, guard.MinLong, threshold) ? BurnOutcome.Healthy
            : shortWindow.Total < guard.MinShort || longWindow.Total < guard.MinLong ? BurnOutcome.TooFewEvents
            : BurnOutcome.Breached;
        var pValue = outcome == BurnOutcome.Breached ? Math.Max(Tail(shortWindow, threshold), Tail(longWindow, threshold)) : 1;
        if (outcome == BurnOutcome.Breached && guard.AsksForSignificance && pValue >= Significance)
        {
            outcome = BurnOutcome.NotSignificant;
        }

        return new BurnResult(
            outcome,
            factor,
            threshold,
            ErrorBudget.BurnRate(shortWindow, target),
            ErrorBudget.BurnRate(longWindow, target),
            pValue
        );
    }

    private static bool IsBelow(WindowCounts counts, double minEvents, double threshold) =>
        counts.Total >= minEvents && counts.Ratio < threshold;

    private static double Tail(WindowCounts counts, double threshold) =>
        Binomial.UpperTail(Math.Min(counts.Bad, counts.Total), counts.Total, threshold);
}
