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
                    "The policy found an issue with the quality of its data. The decision carries the name of that issue.",
                    RetrainRules.Doubted
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
                Rule<RetrainCase>.Hold("TrainingRuns", BeforeEffect.NotAsked, "Another training is still running.", RetrainRules.Running),
                Rule<RetrainCase>.Hold(
                    "TemplateRefused",
                    BeforeEffect.Ends,
                    "The Job's template requests something that a training may not have, or cannot be read.",
                    RetrainRules.TemplateRefused
                ),
                Rule<RetrainCase>.Hold(
                    "TemplateNotRead",
                    BeforeEffect.Waits,
                    "The Job's template has not been read yet.",
                    RetrainRules.TemplateNotRead
                ),
                Rule<RetrainCase>.Hold(
                    "Cooldown",
                    BeforeEffect.NotAsked,
                    "retraining.cooldownSeconds since the last training, doubled for each that failed, have not passed.",
                    RetrainRules.Cooldown
                ),
                Rule<RetrainCase>.Hold(
                    "WeeklyBudget",
                    BeforeEffect.NotAsked,
                    "retraining.maxPerWeek trainings have started within seven days.",
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
                    "The policy only observes until spec.enforceAfter.",
                    c =>
                        ModeRules.EnforceLater(
                            c,
                            c.Policy.Spec.Mode == Entities.Common.PolicyMode.Enforce ? c.Policy.Spec.EnforceAfter : null,
                            "start a training"
                        )
                ),
                Rule<RetrainCase>.DryRun("ObserveMode", "The policy only observes.", c => ModeRules.Observe(c, "start a training")),
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
