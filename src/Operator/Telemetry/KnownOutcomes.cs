using MlOps.Decisions.Actions.Promotion;
using MlOps.Decisions.Actions.Retraining;
using MlOps.Decisions.Actions.Rollback;
using MlOps.Decisions.Chains;
using MlOps.Decisions.Plan;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Operator.Telemetry;

/// <summary>
/// All outcomes, so that each is exported as zero before it first occurs: a rate over a series that starts at 1 misses the first one. Rules and their
/// outcomes come from the chains.
/// </summary>
public static class KnownOutcomes
{
    /// <summary>Outcome and rule of a decision on a training. The policies' own doubts are held by their names beside these.</summary>
    public static IReadOnlyList<(DecisionOutcome Outcome, string Rule)> TrainingDecisions { get; } = Of(RetrainChain.Chain);

    /// <summary>Outcome and rule of a decision on a rollback.</summary>
    public static IReadOnlyList<(DecisionOutcome Outcome, string Rule)> Decisions { get; } = Of(RollbackChain.Chain);

    /// <summary>Outcome and rule of a decision that holds a promotion. One that nothing holds is an action, not a decision.</summary>
    public static IReadOnlyList<(DecisionOutcome Outcome, string Rule)> PromotionDecisions { get; } = [.. Of(PromotionChain.Chain).Where(d => d.Outcome != DecisionOutcome.Act)];

    /// <summary>Kind and outcome of a finished action.</summary>
    public static IReadOnlyList<(ActionKind Action, string Outcome)> Actions { get; } =
    [
        (ActionKind.Promote, ActionOutcome.Done),
        (ActionKind.Promote, ActionOutcome.Cancelled),
        (ActionKind.Promote, ActionOutcome.Failed),
        (ActionKind.Promote, ActionOutcome.Preempted),
        (ActionKind.Rollback, ActionOutcome.Verified),
        (ActionKind.Rollback, ActionOutcome.Unverified),
        (ActionKind.Rollback, ActionOutcome.VerificationFailed),
        (ActionKind.Rollback, ActionOutcome.Superseded),
        (ActionKind.Rollback, ActionOutcome.Overridden),
        (ActionKind.Rollback, ActionOutcome.Cancelled),
        (ActionKind.Rollback, ActionOutcome.Failed),
        (ActionKind.Retrain, TrainingOutcome.Succeeded),
        (ActionKind.Retrain, TrainingOutcome.Failed),
        (ActionKind.Retrain, TrainingOutcome.Lost),
        (ActionKind.Retrain, TrainingOutcome.Refused),
        (ActionKind.Retrain, TrainingOutcome.NameTaken),
        (ActionKind.Retrain, TrainingOutcome.NotStarted),
        (ActionKind.Retrain, TrainingOutcome.Cancelled),
    ];

    private static List<(DecisionOutcome Outcome, string Rule)> Of<TCase>(DecisionChain<TCase> chain)
        where TCase : DecisionCase =>
    [
        .. chain.Rules.Where(r => !r.IsNamedByObjection).SelectMany(r => r.Outcomes.Select(o => (o, r.Reason))),
        (DecisionOutcome.Act, DecisionChain<TCase>.Proven),
        (DecisionOutcome.Act, DecisionChain<TCase>.Approved),
    ];
}
