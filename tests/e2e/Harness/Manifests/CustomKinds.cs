using MlOps.Runtime.Objects;

namespace MlOps.EndToEnd.Harness.Manifests;

internal static class CustomKinds
{
    public static ResourceKind Models { get; } = new("mlops-operator.io", "v1alpha1", "modeldeployments", "ModelDeployment");

    public static ResourceKind Policies { get; } = new("mlops-operator.io", "v1alpha1", "slopolicies", "SloPolicy");

    public static ResourceKind DriftPolicies { get; } = new("mlops-operator.io", "v1alpha1", "driftpolicies", "DriftPolicy");
}
