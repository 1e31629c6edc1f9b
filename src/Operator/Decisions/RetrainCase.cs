using MlOps.Entities.Common;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Actions;
using MlOps.Operator.Actions.Retraining;
using MlOps.Operator.Controllers.Models.World;

namespace MlOps.Operator.Decisions;

/// <summary>All that a decision on one request for a training rests on.</summary>
public sealed record RetrainCase(ModelWorld World, ModelDeploymentStatus Status, DriftPolicy Policy, RetrainRequest Request) : DecisionCase(World, Status)
{
    public override string Id => ActionIds.Of(World.Metadata.Uid, Policy.Metadata.Uid, Request.Episode, 0, Attempt, nameof(ActionKind.Retrain));

    /// <summary>One more than what this episode has had. What was called off before its Job was made is no attempt.</summary>
    public int Attempt => Status.Retraining is { } last && last.PolicyUid == Policy.Metadata.Uid && last.Episode == Request.Episode
        ? last.Outcome == TrainingOutcome.Cancelled ? last.Attempt : last.Attempt + 1
        : 1;

    public PolicyMode Mode => EffectiveMode.Of(Policy, World.Now);

    public RetrainingSpec? Spec => World.Model.Spec.Retraining;
}
