using MlOps.Decisions.Actions.Shared;
using MlOps.Decisions.Chains;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Retraining;

/// <summary>Decides on a training. No pin or isolation holds it: a training moves no traffic.</summary>
public static class RetrainChain
{
    public static DecisionChain<RetrainCase> Chain { get; } =
        new(
            ActionKind.Retrain,
            [
                Rule<RetrainCase>.Hold(
                    "SpecInvalid",
                    BeforeEffect.Ends,
                    "The spec of the ModelDeployment is invalid.",
                    RetrainRules.SpecInvalid
                ),
                Rule<RetrainCase>.Hold("NotDeclared", BeforeEffect.Ends, "The model has no spec.retraining.", RetrainRules.NotDeclared),
                Rule<RetrainCase>.Hold("Rejected", BeforeEffect.Ends, "A person rejected this decision by its id.", HumanRules.Rejected),
                Rule<RetrainCase>.Hold(
                    "Paused",
                    BeforeEffect.Ends,
                    "The pause annotation is set, or an entry of spec.pauseRequests has not expired.",
                    HumanRules.Paused
                ),
                Rule<RetrainCase>.Hold(
                    "EvidenceStale",
                    BeforeEffect.Waits,
                    "The request is too old, or from another leader term, another promotion or an earlier generation of its policy.",
                    RetrainRules.Stale
                ),
                Rule<RetrainCase>.Hold(
                    "DataQualityIssue",
                    BeforeEffect.Ends,
                    "The policy found a data quality issue. The decision names it.",
                    RetrainRules.HasDataQualityIssue
                ) with
                {
                    IsNamedByObjection = true,
                },
                Rule<RetrainCase>.Hold(
                    "ActionInProgress",
                    BeforeEffect.Waits,
                    "A promotion or a rollback moves the traffic.",
                    RetrainRules.ActionInProgress
                ) with
                {
                    IsRoutine = true,
                },
                Rule<RetrainCase>.Hold("TrainingRuns", BeforeEffect.NotAsked, "Another training is running.", RetrainRules.Running),
                Rule<RetrainCase>.Hold(
                    "TemplateRefused",
                    BeforeEffect.Ends,
                    "The Job template requests something that a training may not use, or cannot be read.",
                    RetrainRules.TemplateRefused
                ),
                Rule<RetrainCase>.Hold(
                    "TemplateNotRead",
                    BeforeEffect.Waits,
                    "The Job template has not been read yet.",
                    RetrainRules.TemplateNotRead
                ),
                Rule<RetrainCase>.Hold(
                    "Cooldown",
                    BeforeEffect.NotAsked,
                    "The cooldown since the last training (retraining.cooldownSeconds, doubled for each failure) has not passed.",
                    RetrainRules.Cooldown
                ),
                Rule<RetrainCase>.Hold(
                    "WeeklyBudget",
                    BeforeEffect.NotAsked,
                    "retraining.maxPerWeek trainings have started within the last seven days.",
                    RetrainRules.PerWeek
                ),
                Rule<RetrainCase>.Recommend(
                    "ManualApproval",
                    BeforeEffect.Ends,
                    "retraining.approval is Manual.",
                    RetrainRules.NeedsApproval
                ),
                Rule<RetrainCase>.DryRun(
                    "EnforceLater",
                    "The policy behaves as in mode Observe until spec.enforceAfter.",
                    c =>
                        ModeRules.EnforceLater(
                            c,
                            c.Policy.Spec.Mode == Entities.Common.PolicyMode.Enforce ? c.Policy.Spec.EnforceAfter : null,
                            "start a training"
                        )
                ),
                Rule<RetrainCase>.DryRun("ObserveMode", "The policy is in mode Observe.", c => ModeRules.Observe(c, "start a training")),
                Rule<RetrainCase>.Recommend(
                    "RecommendMode",
                    BeforeEffect.Ends,
                    "The policy is in mode Recommend.",
                    c => ModeRules.Recommend(c, "a training")
                ),
            ]
        );

    public static Ruling Decide(RetrainCase c) => Chain.Decide(c);
}
