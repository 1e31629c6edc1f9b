using MlOps.Runtime.Objects;

namespace MlOps.Operator.Execution.Effects;

/// <summary>Another owner has an object of the name that a child needs; nothing was written.</summary>
public sealed class ForeignObjectException(string message) : Exception(message)
{
    public static ForeignObjectException Of(ResourceKind kind, ObjectKey key) =>
        new(
            $"{kind.Kind} {key.Name} exists and does not belong to this ModelDeployment; delete or rename it, or, if a deleted ModelDeployment of this name left it, wait for the garbage collector"
        );
}
