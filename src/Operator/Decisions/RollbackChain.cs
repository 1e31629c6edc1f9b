using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Decisions.Chains;
using MlOps.Operator.Decisions.Rules;

namespace MlOps.Operator.Decisions;

/// <summary>
/// Decides on a rollback: people first, then whether the evidence counts, then whether there is a safe way back, then proof, then
/// suspicion, then the rails, then the mode.
/// </summary>
public static class RollbackChain
{
    public static DecisionChain<RollbackCase> Chain { get; } = new(ActionKind.Rollback,
    [
        Rule<RollbackCase>.Hold("StepNotBuilt", BeforeEffect.NotAsked, "The response's first step asks for an action that this release does not do. A later, harsher step is not taken in its place.", EvidenceRules.NotBuilt),
        Rule<RollbackCase>.Hold("Pinned", BeforeEffect.Ends, "A pin annotation names the revision that keeps the traffic. Removing it lets the operator act.", HumanRules.Pinned),
        Rule<RollbackCase>.Hold("Isolated", BeforeEffect.Ends, "The isolate annotation keeps the traffic at the fallback, or is about to. Removing it lets the operator act.", HumanRules.Isolated),
        Rule<RollbackCase>.Hold("Rejected", BeforeEffect.Ends, "A person rejected this decision by its id. Counts for all attempts of the episode.", HumanRules.Rejected),
        Rule<RollbackCase>.Hold("Paused", BeforeEffect.Waits, "The pause annotation, or an entry of spec.pauseRequests whose time has not passed.", HumanRules.Paused),
        Rule<RollbackCase>.Hold("ManualOverride", BeforeEffect.Ends, "The Service's selector was edited by hand and is honoured.", HumanRules.ManualOverride),
        Rule<RollbackCase>.Hold("ActionInProgress", BeforeEffect.NotAsked, "Another action moves the traffic. The request is asked again once that has ended; one that is stuck is pre-empted.", ProgressRules.ActionInProgress),
        Rule<RollbackCase>.Hold("NewerVersion", BeforeEffect.Ends, "A newer version is asked for and ready: it takes the traffic from the failing one, and is judged itself.", ProgressRules.NewerVersion),
        Rule<RollbackCase>.Hold("EvidenceStale", BeforeEffect.Waits, "The request was judged too long ago, in another leader term, for another promotion or for an earlier generation of its policy. The next evaluation that confirms it counts.", EvidenceRules.Stale),
        Rule<RollbackCase>.Hold("NotAttributable", BeforeEffect.Ends, "The trouble began before the promotion, or after the attribution window (rollback.attributionWindowSeconds).", AttributionRules.OutsideWindow),
        Rule<RollbackCase>.Hold("BackOff", BeforeEffect.NotAsked, "The last attempt of this episode ended before the switch. The next begins after a rest, or at once when the target is ready.", ProgressRules.BackOff),
        Rule<RollbackCase>.Hold("NoSafeRevision", BeforeEffect.Ends, "No other revision was proven good, is compatible, is not quarantined and served within 30 days; or the one that was intended no longer is.", TargetRules.NoSafeRevision),
        Rule<RollbackCase>.Hold("ProbeUnanswered", BeforeEffect.Waits, "spec.probe is declared and the target does not answer it.", ProbeRules.Unanswered),
        Rule<RollbackCase>.Hold("DependencyFails", BeforeEffect.Waits, "Both revisions fail the same probes: a dependency is the likely cause.", ProbeRules.DependencyFails),
        Rule<RollbackCase>.Hold("TargetFailsProbe", BeforeEffect.Waits, "The target fails its probes and the serving revision does not.", ProbeRules.TargetFails),
        Rule<RollbackCase>.Hold("BlockersUnasked", BeforeEffect.Waits, "The policy has not asked the blockers of the present spec yet.", BlockerRules.Unasked),
        Rule<RollbackCase>.Hold("Blocked", BeforeEffect.Waits, "A query of rollback.blockers gives a value other than zero.", BlockerRules.Blocked),
        Rule<RollbackCase>.HoldThenRecommend("DemandSurged", BeforeEffect.Waits, "Demand rose before the errors did, above what the model was seen to serve well. Probes that prove the release pass it; after 10 min a person decides.", AttributionRules.DemandSurged),
        Rule<RollbackCase>.Hold("SharedOnset", BeforeEffect.Waits, "Another model began to fail within two minutes of this one: one evaluation is waited to tell a storm from a coincidence.", AttributionRules.SharedOnset) with { Approvable = true },
        Rule<RollbackCase>.HoldThenRecommend("Storm", BeforeEffect.Waits, "At least three other models, or a fifth of those evaluated, began to fail within ten minutes of this one. The same build elsewhere and fresh releases are not counted; after 10 min a person decides.", AttributionRules.InStorm),
        Rule<RollbackCase>.Hold("DailyBudget", BeforeEffect.Ends, "rollback.maxPerDay rollbacks have switched within 24 hours. A person may approve one more.", BudgetRules.PerDay) with { Approvable = true },
        Rule<RollbackCase>.Recommend("BlockerUnknown", BeforeEffect.Waits, "A query of rollback.blockers gives no usable answer.", BlockerRules.Unknown),
        Rule<RollbackCase>.Recommend("RecommendOnly", BeforeEffect.Ends, "A burn tier asks: it judges the service, not the release.", EvidenceRules.RecommendOnly),
        Rule<RollbackCase>.Recommend("TargetNotJudged", BeforeEffect.Ends, "The target is good by soaking alone: no policy judged its requests.", TargetRules.NotJudged),
        Rule<RollbackCase>.Recommend("DemandUnknown", BeforeEffect.Waits, "It cannot be determined whether demand changed.", AttributionRules.DemandUnknown),
        Rule<RollbackCase>.Would("EnforceLater", "The policy only observes until spec.enforceAfter.", c => ModeRules.EnforceLater(c, c.Policy.Spec.Mode == Entities.Common.PolicyMode.Enforce ? c.Policy.Spec.EnforceAfter : null, What(c))),
        Rule<RollbackCase>.Would("ObserveMode", "The policy only observes.", c => ModeRules.Observe(c, What(c))),
        Rule<RollbackCase>.Recommend("RecommendMode", BeforeEffect.Ends, "The policy asks a person.", c => ModeRules.Recommend(c, $"a rollback to {c.Target?.Hash}")),
    ]);

    public static Ruling Decide(RollbackCase c) => Chain.Decide(c);

    private static string What(RollbackCase c) => $"roll back to {c.Target?.Hash}";
}
