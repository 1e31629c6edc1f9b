using MlOps.Decisions.Actions.Shared;
using MlOps.Decisions.Checks;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.DriftPolicies.Status;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.ModelDeployments.Actions;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Retraining;

/// <summary>All that a decision on one request for a training rests on.</summary>
public sealed record RetrainCase(ModelState State, ModelDeploymentStatus Status, DriftPolicy Policy, RetrainRequest Request)
    : RequestCase<DriftPolicy, RetrainRequest>(State, Status, Policy, Request)
{
    /// <summary>The training whose intent is saved, if the chain is evaluated before its Job is created.</summary>
    public RetrainingStatus? Intent { get; init; }

    /// <summary>
    /// One more than this episode has had; counted per policy, because another policy may have trained in between. A training that was
    /// cancelled before its Job was created is not an attempt.
    /// </summary>
    public override int Attempt => Intent?.Attempt ?? Math.Max(Attempts.Of(Status, Policy.Metadata.Uid, Request.Episode), Ended) + 1;

    public RetrainingSpec? Spec => State.Model.Spec.Retraining;

    /// <summary>Taken from the latest training: a status written before attempts were counted has nothing else.</summary>
    private int Ended =>
        Status.Retraining is { } last && last.PolicyUid == Policy.Metadata.Uid && last.Episode == Request.Episode
            ? last.Outcome is TrainingOutcome.Cancelled or TrainingOutcome.NotStarted
                ? last.Attempt - 1
                : last.Attempt
            : 0;

    protected override bool IsUnderWay =>
        Status.Retraining is { Step: not RetrainingStep.Done } training
        && training.PolicyUid == Policy.Metadata.Uid
        && training.Episode == Request.Episode;

    protected override string IdOf(int attempt) =>
        ActionIds.Of(State.Metadata.Uid, Policy.Metadata.Uid, Request.Episode, "0", attempt, nameof(ActionKind.Retrain));
}
