using MlOps.Analysis.Burn;
using MlOps.Analysis.Burn.Confirmation;
using MlOps.Analysis.Burn.Tiers;
using MlOps.Analysis.Burn.Windows;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.SloPolicies.Status.Budgets;

namespace MlOps.Decisions.SloPolicies.Burn;

/// <summary>
/// The burn tiers judge the service: both windows over the factor, then confirmed on events newer than the crossing, then
/// recovered for a while. The crossing is kept in status, so that a restart does not forget it. The windows hold a revision's errors
/// long after its rollback, so a crossing from before needs newer events to be confirmed again.
/// </summary>
internal static class TierJudge
{
    /// <returns>The crossing as it is now, or null when the tier is quiet.</returns>
    public static TierCrossing? Judge(
        PolicyFacts facts,
        ObjectiveFacts objective,
        TierFacts tier,
        TierCrossing? before,
        bool mayOpen = true
    )
    {
        if (before is not null && facts.AnsweredAt is { } answered && before.At < answered)
            return new TierCrossing { Tier = tier.Source, At = answered };
        if (tier.Short.Value is not { } shortWindow || tier.Long.Value is not { } longWindow)
            return before;
        var result = new BurnReading(facts.Now, shortWindow, longWindow, tier.SinceCrossing?.Value)
        {
            Minutes = tier.Minutes?.Value,
            MayConfirm = mayOpen && !IsMoving(facts),
        };
        var next = BurnCourse.Next(
            Rule(facts, objective, tier),
            result,
            before is null ? null : new BurnCrossing(before.At, before.ConfirmedAt, before.RecoveredSince)
        );
        return next is null
            ? null
            : new TierCrossing
            {
                Tier = tier.Source,
                At = next.At,
                ConfirmedAt = next.ConfirmedAt,
                RecoveredSince = next.RecoveredSince,
            };
    }

    private static BurnRule Rule(PolicyFacts facts, ObjectiveFacts objective, TierFacts tier) =>
        new(tier.Tier, Window(facts), objective.Target, objective.Guard);

    private static TimeSpan Window(PolicyFacts facts) => TierReach.Window(facts.Policy.Spec);

    public static Finding Finding(PolicyFacts facts, ObjectiveFacts objective, TierFacts tier, TierCrossing crossing)
    {
        var (rule, shortWindow) = (Rule(facts, objective, tier), tier.Short.Value ?? new WindowCounts(0, 0));
        var asking =
            tier.Newest?.Value is not { } newest ? Asking.Holds
            : BurnNewest.IsClean(rule, newest) ? Asking.TakesBack
            : Asking.Asks;
        var evidence = TierText.Of(facts, rule, tier, objective.Name, crossing, asking);
        return new Finding(tier.Source, objective.Name, crossing.At, shortWindow.Ratio, shortWindow.Total, evidence) { Asking = asking };
    }

    /// <summary>While a rollback drains, clients still fail at the old revision; that says nothing of what comes after.</summary>
    private static bool IsMoving(PolicyFacts facts) => facts.Model?.Status?.Action is { Kind: ActionKind.Rollback, SwitchedAt: not null };
}
