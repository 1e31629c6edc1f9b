using MlOps.Entities.Schema;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers;

/// <summary>The kinds of this project.</summary>
public static class ResourceKinds
{
    public static ResourceKind ModelDeployments { get; } =
        new(CustomResourceAttribute.Group, CustomResourceAttribute.Version, "modeldeployments", "ModelDeployment");

    public static ResourceKind SloPolicies { get; } =
        new(CustomResourceAttribute.Group, CustomResourceAttribute.Version, "slopolicies", "SloPolicy");

    public static ResourceKind DriftPolicies { get; } =
        new(CustomResourceAttribute.Group, CustomResourceAttribute.Version, "driftpolicies", "DriftPolicy");
}
