using MlOps.Entities.Common;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.Models.ClusterViews;

/// <summary>
/// An entity as an informer shows it. The JSON it was decoded from is not kept: nobody reads it, and it is most of an object's size.
/// </summary>
public sealed record Observed<T>(T Entity) : IOwned
{
    /// <summary>A policy belongs to the model that it judges.</summary>
    public ObjectKey? Owner => Entity is IPolicy policy ? new ObjectKey(policy.Metadata.Namespace, policy.ModelRef.Name) : null;
}
