using MlOps.Decisions.Chains;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Promotion;

/// <summary>Decides whether the revision that the spec or a pin selects gets the traffic.</summary>
public static class PromotionChain
{
    public static DecisionChain<PromotionCase> Chain { get; } =
        new(
            ActionKind.Promote,
            [
                Rule<PromotionCase>.Hold(
                    "NotAskedFor",
                    BeforeEffect.Ends,
                    "The spec or a pin now selects another revision, or the revision was quarantined.",
                    PromotionRules.NotAskedFor
                ),
                Rule<PromotionCase>.Hold(
                    "ManualOverride",
                    BeforeEffect.Ends,
                    "The Service's selector was edited manually and selects something else.",
                    PromotionRules.ManualOverride
                ),
                Rule<PromotionCase>.Hold(
                    "Isolated",
                    BeforeEffect.Ends,
                    "The isolate annotation keeps the traffic at the fallback.",
                    PromotionRules.Isolated
                ),
                Rule<PromotionCase>.Hold(
                    "NotReady",
                    BeforeEffect.Ends,
                    "The revision has fewer available pods than the capacity that serves now.",
                    PromotionRules.NotReady
                ),
                Rule<PromotionCase>.Hold(
                    "CauseMayLast",
                    BeforeEffect.NotAsked,
                    "A rollback of this revision did not help, so the release was not the cause. It gets the traffic again once the attribution window has passed and no episode is open.",
                    PromotionRules.CauseMayLast
                ),
                Rule<PromotionCase>.Hold(
                    "BackOff",
                    BeforeEffect.NotAsked,
                    "The last attempt to switch to it ended at its deadline. The next one starts after a back-off.",
                    PromotionRules.BackOff
                ),
            ]
        )
        {
            RecordsActs = false,
        };
}
