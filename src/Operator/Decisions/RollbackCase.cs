using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Actions;
using MlOps.Operator.Controllers.Models.World;

namespace MlOps.Operator.Decisions;

/// <summary>All that a decision on one rollback request rests on.</summary>
public sealed record RollbackCase(ModelWorld World, ModelDeploymentStatus Status, SloPolicy Policy, ActionRequest Request)
{
    /// <summary>Id of the decision, and of the action that may follow: the same whoever decides, however often.</summary>
    public string Id => ActionIds.Of(World.Metadata.Uid, Policy.Metadata.Uid, Request.Episode, Request.Step, 0, nameof(ActionKind.Rollback));

    /// <summary>A person has approved this very decision. It counts while the evidence is fresh, and never for another episode.</summary>
    public bool IsApproved => World.Metadata.Annotations.GetValueOrDefault(WellKnown.ApproveAnnotation) == Id;

    public bool IsRejected => World.Metadata.Annotations.GetValueOrDefault(WellKnown.RejectAnnotation) == Id;

    /// <summary>What the policy allows now; beside an older one that acts it only observes.</summary>
    public PolicyMode Mode => Older is null ? EffectiveMode.Of(Policy, World.Now) : PolicyMode.Observe;

    /// <summary>The policy that acts for this model in place of this one.</summary>
    public SloPolicy? Older => PolicyConflict.Older(Policy, World.Policies, World.Now);

    public RevisionStatus? Serving => Status.Revisions.FirstOrDefault(r => r.Hash == Request.Revision);

    /// <summary>The revision that a rollback would go to; null when there is none that is safe.</summary>
    public RevisionStatus? Target => RollbackTarget.Choose(this);
}
