using MlOps.Decisions.Actions.Shared;
using MlOps.Decisions.Chains;
using MlOps.Decisions.Plan;

namespace MlOps.Decisions.Actions.Promotion;

/// <summary>The revision that the spec or a pin selects gets the traffic.</summary>
public sealed class PromotionAction : IAction
{
    public string Name => "Promotion";

    public IDecisionChain Chain => PromotionChain.Chain;

    public IReadOnlyList<string> Outcomes => [ActionOutcome.Done, ActionOutcome.Cancelled, ActionOutcome.Failed, ActionOutcome.Preempted];

    public ReconcilePlan Continue(ReconcilePlan plan) => PromotionSteps.Apply(plan);

    public ReconcilePlan Advance(ReconcilePlan plan) => StartPromotion.Apply(plan);
}
