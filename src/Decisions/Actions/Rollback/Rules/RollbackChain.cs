using MlOps.Decisions.Actions.Shared;
using MlOps.Decisions.Chains;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Rollback.Rules;

/// <summary>
/// Decides on a rollback: people first, then whether the evidence counts, then whether a safe target exists, then proof, then suspicion,
/// then limits, then the mode.
/// </summary>
public static class RollbackChain
{
    public static DecisionChain<RollbackCase> Chain { get; } =
        new(
            ActionKind.Rollback,
            [
                Rule<RollbackCase>.Hold(
                    "StepNotBuilt",
                    BeforeEffect.NotAsked,
                    "The first step of the response is an action that this release does not implement. The operator does not take a later, harsher step instead.",
                    EvidenceRules.NotBuilt
                ),
                Rule<RollbackCase>.Hold(
                    "Pinned",
                    BeforeEffect.Ends,
                    "The pin annotation keeps the traffic at a revision. Remove it to let the operator act.",
                    TrafficLeverRules.Pinned
                ),
                Rule<RollbackCase>.Hold(
                    "Isolated",
                    BeforeEffect.Ends,
                    "The isolate annotation keeps the traffic on the fallback, or is about to move it there. Remove it to let the operator act.",
                    TrafficLeverRules.Isolated
                ),
                Rule<RollbackCase>.Hold(
                    "Rejected",
                    BeforeEffect.Ends,
                    "A person rejected this decision by its id. The rejection covers all attempts of the episode.",
                    HumanRules.Rejected
                ),
                Rule<RollbackCase>.Hold(
                    "Paused",
                    BeforeEffect.Waits,
                    "The pause annotation is set, or an entry of spec.pauseRequests has not expired.",
                    HumanRules.Paused
                ),
                Rule<RollbackCase>.Hold(
                    "ManualOverride",
                    BeforeEffect.Ends,
                    "The Service's selector was edited manually, and the operator keeps the edit.",
                    HumanRules.ManualOverride
                ),
                Rule<RollbackCase>.Hold(
                    "ActionInProgress",
                    BeforeEffect.NotAsked,
                    "Another action is moving the traffic. The request is re-evaluated when it ends; a stuck promotion is pre-empted.",
                    ProgressRules.ActionInProgress
                ) with
                {
                    IsRoutine = true,
                },
                Rule<RollbackCase>.Hold(
                    "NewerVersion",
                    BeforeEffect.Ends,
                    "A newer version is desired and ready: it takes the traffic from the failing one and is tested itself.",
                    ProgressRules.NewerVersion
                ) with
                {
                    IsRoutine = true,
                },
                Rule<RollbackCase>.Hold(
                    "EvidenceStale",
                    BeforeEffect.Waits,
                    "The request is too old, or from another leader term, another promotion or an earlier generation of its policy. The hold ends with the next evaluation that confirms the request.",
                    EvidenceRules.Stale
                ),
                Rule<RollbackCase>.Hold(
                    "NotAttributable",
                    BeforeEffect.Ends,
                    "The breach began before the promotion, or after the attribution window (rollback.attributionWindowSeconds).",
                    AttributionRules.OutsideWindow
                ),
                Rule<RollbackCase>.Hold(
                    "BackOff",
                    BeforeEffect.NotAsked,
                    "The last attempt of this episode ended before the switch. The next one starts after a back-off, or as soon as the target is ready.",
                    ProgressRules.BackOff
                ),
                Rule<RollbackCase>.Hold(
                    "NoSafeRevision",
                    BeforeEffect.Ends,
                    "No other revision is known good, compatible, not quarantined and has served within 30 days; or the intended target no longer qualifies.",
                    TargetRules.NoSafeRevision
                ),
                Rule<RollbackCase>.Hold(
                    "ProbeUnanswered",
                    BeforeEffect.Waits,
                    "spec.probe is set and the target could not be probed.",
                    ProbeRules.Unanswered
                ),
                Rule<RollbackCase>.Hold(
                    "DependencyFails",
                    BeforeEffect.Waits,
                    "Both revisions fail the same probes: the likely cause is a dependency.",
                    ProbeRules.DependencyFails
                ),
                Rule<RollbackCase>.Hold(
                    "DependencyFailed",
                    BeforeEffect.Waits,
                    "The errors began while both revisions failed the same probes. The release test starts counting again from then on; probes that only the serving revision fails override this rule.",
                    ProbeRules.DependencyFailed
                ),
                Rule<RollbackCase>.Hold(
                    "BothAnswer",
                    BeforeEffect.Waits,
                    "Both revisions pass the probes: the failure may be over. The rollback waits until scrapes since the first success show the failure on their own; probes that only the serving revision fails override this rule.",
                    ProbeRules.BothAnswer
                ),
                Rule<RollbackCase>.Hold(
                    "TargetFailsProbe",
                    BeforeEffect.Waits,
                    "The target fails its probes and the serving revision does not.",
                    ProbeRules.TargetFails
                ),
                Rule<RollbackCase>.Hold(
                    "BlockersNotEvaluated",
                    BeforeEffect.Waits,
                    "The policy has not yet run the blocker queries of the current spec.",
                    BlockerRules.Unasked
                ),
                Rule<RollbackCase>.Hold(
                    "Blocked",
                    BeforeEffect.Waits,
                    "A query of rollback.blockers returns a value other than zero.",
                    BlockerRules.Blocked
                ),
                Rule<RollbackCase>.HoldThenRecommend(
                    "DemandSurged",
                    BeforeEffect.Waits,
                    "Demand rose before the errors, above what the model has served well. Probes that prove the release bad override this rule; after 10 min a person decides.",
                    AttributionRules.DemandSurged
                ),
                Rule<RollbackCase>.Hold(
                    "SharedOnset",
                    BeforeEffect.Waits,
                    "Another model began to fail within 2 min of this one. The operator waits one evaluation to distinguish a storm from a coincidence.",
                    AttributionRules.SharedOnset
                ) with
                {
                    Approvable = true,
                },
                Rule<RollbackCase>.HoldThenRecommend(
                    "Storm",
                    BeforeEffect.Waits,
                    "At least three other models, and at least a fifth of those evaluated, began to fail within 10 min of this one. The same build elsewhere and fresh releases do not count; after 10 min a person decides.",
                    AttributionRules.InStorm
                ),
                Rule<RollbackCase>.Hold(
                    "DailyBudget",
                    BeforeEffect.Ends,
                    "rollback.maxPerDay rollbacks have switched within 24 h. A person can approve one more.",
                    BudgetRules.PerDay
                ) with
                {
                    Approvable = true,
                },
                Rule<RollbackCase>.Recommend(
                    "BlockerUnknown",
                    BeforeEffect.Waits,
                    "A query of rollback.blockers returns no usable answer.",
                    BlockerRules.Unknown
                ),
                Rule<RollbackCase>.Recommend(
                    "RecommendOnly",
                    BeforeEffect.Ends,
                    "A burn tier requested it: a tier evaluates the service, not the release.",
                    EvidenceRules.RecommendOnly
                ),
                Rule<RollbackCase>.Recommend(
                    "TargetNotJudged",
                    BeforeEffect.Ends,
                    "The target is known good by soak time only: no policy evaluated its requests.",
                    TargetRules.NotJudged
                ),
                Rule<RollbackCase>.Recommend(
                    "ImageChanged",
                    BeforeEffect.Waits,
                    "The target's pods run a different image than when it became known good: a tag was moved.",
                    TargetRules.ImageChanged
                ),
                Rule<RollbackCase>.Recommend(
                    "DemandUnknown",
                    BeforeEffect.Waits,
                    "It cannot be determined whether demand changed.",
                    AttributionRules.DemandUnknown
                ),
                Rule<RollbackCase>.DryRun(
                    "EnforceLater",
                    "The policy behaves as in mode Observe until spec.enforceAfter.",
                    c =>
                        ModeRules.EnforceLater(
                            c,
                            c.Policy.Spec.Mode == Entities.Common.PolicyMode.Enforce ? c.Policy.Spec.EnforceAfter : null,
                            What(c)
                        )
                ),
                Rule<RollbackCase>.DryRun("ObserveMode", "The policy is in mode Observe.", c => ModeRules.Observe(c, What(c))),
                Rule<RollbackCase>.Recommend(
                    "RecommendMode",
                    BeforeEffect.Ends,
                    "The policy is in mode Recommend.",
                    c => ModeRules.Recommend(c, $"a rollback to {c.Target?.Hash}")
                ),
            ]
        );

    public static Ruling Decide(RollbackCase c) => Chain.Decide(c);

    private static string What(RollbackCase c) => $"roll back to {c.Target?.Hash}";
}
