using MlOps.Runtime.Api;

namespace MlOps.Operator.Actions.Effects;

/// <summary>Deletes one child of a revision that is no longer kept.</summary>
public sealed record DeleteChild(ResourceKind Kind, string Name, string Uid) : Effect
{
    public override string Describe() => $"Delete {Kind.Kind} {Name}";
}
