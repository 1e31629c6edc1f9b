using MlOps.Decisions.Actions.Shared;
using MlOps.Decisions.Chains;
using MlOps.Decisions.Conditions;
using MlOps.Decisions.Plan;

namespace MlOps.Decisions.Actions.Retraining;

/// <summary>A Job trains the next version once drift is confirmed.</summary>
public sealed class RetrainingAction : IAction
{
    public string Name => "Retraining";

    public IDecisionChain Chain => RetrainChain.Chain;

    public IReadOnlyList<string> Outcomes =>
        [
            TrainingOutcome.Succeeded,
            TrainingOutcome.Failed,
            TrainingOutcome.Lost,
            TrainingOutcome.Refused,
            TrainingOutcome.NameTaken,
            TrainingOutcome.NotStarted,
            TrainingOutcome.Cancelled,
        ];

    public IReadOnlyList<WatchedKind> Watches => [WatchedKind.DriftPolicy, WatchedKind.Job];

    public ReconcilePlan Improve(ReconcilePlan plan) => DecideRetraining.Apply(RetrainSteps.Apply(plan));

    public IEnumerable<Condition> Conditions(ReconcilePlan plan) => RetrainingCondition.Of(plan) is { } condition ? [condition] : [];

    public ReconcilePlan Announce(ReconcilePlan plan) => RetrainingCondition.Warn(plan);
}
