using MlOps.Decisions.State.Children;

namespace MlOps.Decisions.Effects;

/// <summary>Creates the Deployment of a revision. Replicas are left out: they go through <see cref="ScaleDeployment"/> only.</summary>
public sealed record ApplyDeployment(Revision Revision) : Effect
{
    public override string Describe() => $"Apply Deployment of revision {Revision.Hash}";
}
