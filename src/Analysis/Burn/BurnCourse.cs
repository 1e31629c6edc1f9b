using MlOps.Analysis.Burn.Confirmation;
using MlOps.Analysis.Burn.Tiers;

namespace MlOps.Analysis.Burn;

/// <summary>
/// The course of a tier's breach from reading to reading: it crosses, newer events confirm it, and it is over once the short window has
/// recovered for a while. The only state is the crossing, so that a caller who keeps it can resume after a restart.
/// </summary>
public static class BurnCourse
{
    private static readonly TimeSpan MinHealthy = TimeSpan.FromMinutes(5);

    /// <summary>How long recovery has to hold before the breach is over: as long as the short window, at least 5 minutes.</summary>
    public static TimeSpan HealthyFor(BurnTier tier) => tier.Short > MinHealthy ? tier.Short : MinHealthy;

    /// <summary>The crossing after this reading.</summary>
    /// <param name="rule">The tier and what it is asked of.</param>
    /// <param name="reading">What is seen now.</param>
    /// <param name="before">The crossing after the reading before it; null where the tier was quiet.</param>
    /// <returns>Null while the tier is quiet.</returns>
    public static BurnCrossing? Next(BurnRule rule, BurnReading reading, BurnCrossing? before)
    {
        if (before?.ConfirmedAt is not null)
            return Recover(rule, reading, before);
        var result = BurnJudge.Evaluate(rule.Tier, rule.SloWindow, rule.Target, reading.Short, reading.Long, rule.Guard);
        if (result.Outcome != BurnOutcome.Breached)
            return null;
        if (before is null)
            return new BurnCrossing(reading.Now);
        return reading.MayConfirm && IsConfirmed(rule, reading, before) ? before with { ConfirmedAt = reading.Now } : before;
    }

    /// <summary>
    /// How long a crossing has to last where the minutes cannot be read: two short windows. The second holds only events newer than the
    /// first, so an outage that ended within the first is over by then. A total outage pages late, not never.
    /// </summary>
    public static TimeSpan BlindFor(BurnTier tier) => 2 * tier.Short;

    private static bool IsConfirmed(BurnRule rule, BurnReading reading, BurnCrossing crossing) =>
        reading.SinceCrossing is { } since
        && BurnConfirmation.Evaluate(since.Bad, since.Total, (reading.Now - crossing.At).TotalSeconds, rule.ThresholdRatio)
            == ConfirmationOutcome.Confirmed
        && Lasts(rule, reading, crossing);

    private static bool Lasts(BurnRule rule, BurnReading reading, BurnCrossing crossing)
    {
        var needed = BurnMinutes.Needed(rule.Tier.Short);
        return needed == 0
            || (
                reading.Minutes is { } minutes && minutes.AreKnown(rule.Tier.Short)
                    ? minutes.Burning >= needed
                    : reading.Now - crossing.At >= BlindFor(rule.Tier)
            );
    }

    private static BurnCrossing? Recover(BurnRule rule, BurnReading reading, BurnCrossing before)
    {
        if (!BurnRecovery.HasRecovered(reading.Short, rule.Target, rule.ThresholdRatio))
            return before with { RecoveredSince = null };
        var since = before.RecoveredSince ?? reading.Now;
        return reading.Now - since >= HealthyFor(rule.Tier) ? null : before with { RecoveredSince = since };
    }
}
