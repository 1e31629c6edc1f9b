namespace MlOps.Decisions.Effects;

/// <summary>What a revision has in the cluster.</summary>
public enum ChildKind
{
    Deployment,
    Service,
    ControllerRevision,
}
