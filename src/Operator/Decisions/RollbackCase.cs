using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers.Models.World;

namespace MlOps.Operator.Decisions;

/// <summary>All that a decision on one rollback request rests on.</summary>
public sealed record RollbackCase(ModelWorld World, ModelDeploymentStatus Status, SloPolicy Policy, ActionRequest Request)
{
    public RevisionStatus? Serving => Status.Revisions.FirstOrDefault(r => r.Hash == Request.Revision);

    /// <summary>The revision that a rollback would go to; null when there is none that is safe.</summary>
    public RevisionStatus? Target => RollbackTarget.Choose(this);
}
