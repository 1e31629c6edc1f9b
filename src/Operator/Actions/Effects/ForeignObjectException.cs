using MlOps.Runtime.Api;

namespace MlOps.Operator.Actions.Effects;

/// <summary>An object of the name that a child needs belongs to another owner; nothing was written.</summary>
public sealed class ForeignObjectException(string message) : Exception(message)
{
    public static ForeignObjectException Of(ResourceKind kind, ObjectKey key) =>
        new($"{kind.Kind} {key.Name} exists and is not this ModelDeployment's; delete or rename it, or wait until the garbage collector has removed what a deleted ModelDeployment of this name left");
}
