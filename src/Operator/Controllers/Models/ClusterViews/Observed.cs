using MlOps.Entities.Common;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.Models.ClusterViews;

/// <summary>
/// An entity as an informer holds it. The JSON is dropped after decoding: nothing reads it, and it is most of the object's size.
/// </summary>
public sealed record Observed<T>(T Entity) : IOwned
{
    /// <summary>A policy belongs to the model that it judges.</summary>
    public ObjectKey? Owner => Entity is IPolicy policy ? new ObjectKey(policy.Metadata.Namespace, policy.ModelRef.Name) : null;
}
