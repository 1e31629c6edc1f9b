using MlOps.Analysis.Burn;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;

namespace MlOps.Operator.Controllers.Policies.Judging;

/// <summary>
/// The burn tiers judge the service: both windows over the factor, then confirmed on events newer than the crossing, then
/// recovered for a while. The crossing is kept in status, so that a restart does not forget it. The windows hold a revision's errors
/// long after its rollback, so a crossing from before needs newer events to be confirmed again.
/// </summary>
internal static class TierJudge
{
    private static readonly TimeSpan MinHealthy = TimeSpan.FromMinutes(5);

    /// <returns>The crossing as it is now, or null when the tier is quiet.</returns>
    public static TierCrossing? Judge(PolicyFacts facts, ObjectiveFacts objective, TierFacts tier, TierCrossing? before)
    {
        if (before is not null && EpisodeJudge.AnsweredAt(facts) is { } answered && before.At < answered)
            return new TierCrossing { Tier = tier.Judge, At = answered };
        if (tier.Short.Value is not { } shortWindow || tier.Long.Value is not { } longWindow)
            return before;
        var result = BurnJudge.Evaluate(tier.Tier, Window(facts), objective.Target, shortWindow, longWindow, objective.Guard);
        if (before is null)
            return result.Outcome == BurnOutcome.Breached ? new TierCrossing { Tier = tier.Judge, At = facts.Now } : null;
        if (before.ConfirmedAt is not null)
            return Recover(facts, objective, tier, shortWindow, before);
        if (result.Outcome != BurnOutcome.Breached)
            return null;
        return !IsMoving(facts) && IsConfirmed(facts, tier, before, result.ThresholdRatio) ? before with { ConfirmedAt = facts.Now } : before;
    }

    private static TimeSpan Window(PolicyFacts facts) => TierReach.Window(facts.Policy.Spec);

    public static Finding Finding(PolicyFacts facts, ObjectiveFacts objective, TierFacts tier, TierCrossing crossing)
    {
        var (shortWindow, longWindow) = (tier.Short.Value ?? new WindowCounts(0, 0), tier.Long.Value ?? new WindowCounts(0, 0));
        var evidence = FormattableString.Invariant(
            $"burn tier {tier.Tier.Name}: objective {objective.Name}: {shortWindow.Ratio:P2} bad in {WindowText.Of(facts, tier.Tier.Short)} (n={shortWindow.Total:0}) and {longWindow.Ratio:P2} in {WindowText.Of(facts, tier.Tier.Long)} (n={longWindow.Total:0}), threshold {tier.Tier.Factor(Window(facts)) * (1 - objective.Target):P2}");
        return new Finding(tier.Judge, objective.Name, crossing.At, shortWindow.Ratio, shortWindow.Total, evidence);
    }

    /// <summary>While a rollback drains, clients still fail at the old revision; that says nothing of what comes after.</summary>
    private static bool IsMoving(PolicyFacts facts) => facts.Model?.Status?.Action is { Kind: ActionKind.Rollback, SwitchedAt: not null };

    private static bool IsConfirmed(PolicyFacts facts, TierFacts tier, TierCrossing crossing, double threshold) =>
        tier.SinceCrossing?.Value is { } since
        && BurnConfirmation.Evaluate(since.Bad, since.Total, (facts.Now - crossing.At).TotalSeconds, threshold) == ConfirmationOutcome.Confirmed;

    private static TierCrossing? Recover(PolicyFacts facts, ObjectiveFacts objective, TierFacts tier, WindowCounts shortWindow, TierCrossing before)
    {
        if (!BurnRecovery.HasRecovered(shortWindow, objective.Target))
            return before with { RecoveredSince = null };
        var since = before.RecoveredSince ?? facts.Now;
        var needed = tier.Tier.Short > MinHealthy ? tier.Tier.Short : MinHealthy;
        return facts.Now - since >= needed ? null : before with { RecoveredSince = since };
    }
}
