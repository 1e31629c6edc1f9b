using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Actions;
using MlOps.Operator.Controllers.Models.World;

namespace MlOps.Operator.Decisions;

/// <summary>All that a decision on one rollback request rests on.</summary>
public sealed record RollbackCase(ModelWorld World, ModelDeploymentStatus Status, SloPolicy Policy, ActionRequest Request) : DecisionCase(World, Status)
{
    public override string Id => ActionIds.Of(World.Metadata.Uid, Policy.Metadata.Uid, Request.Episode, Request.Step, 0, nameof(ActionKind.Rollback));

    /// <summary>What the policy allows now; beside an older one that acts it only observes.</summary>
    public PolicyMode Mode => Older is null ? EffectiveMode.Of(Policy, World.Now) : PolicyMode.Observe;

    /// <summary>The policy that acts for this model in place of this one.</summary>
    public SloPolicy? Older => PolicyConflict.Older(Policy, World.Policies, World.Now);

    public RevisionStatus? Serving => Status.Revisions.FirstOrDefault(r => r.Hash == Request.Revision);

    /// <summary>The revision that a rollback would go to; null when there is none that is safe.</summary>
    public RevisionStatus? Target => RollbackTarget.Choose(this);
}
