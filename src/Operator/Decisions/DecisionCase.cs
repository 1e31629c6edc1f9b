using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Controllers.Models.World;

namespace MlOps.Operator.Decisions;

/// <summary>What every decision on a policy's request rests on.</summary>
public abstract record DecisionCase(ModelWorld World, ModelDeploymentStatus Status)
{
    /// <summary>Id of the decision, and of the action that may follow: the same whoever decides, however often.</summary>
    public abstract string Id { get; }

    /// <summary>A person has approved this very decision. It counts while the evidence is fresh, and never for another episode.</summary>
    public bool IsApproved => World.Metadata.Annotations.GetValueOrDefault(WellKnown.ApproveAnnotation) == Id;

    public bool IsRejected => World.Metadata.Annotations.GetValueOrDefault(WellKnown.RejectAnnotation) == Id;
}
