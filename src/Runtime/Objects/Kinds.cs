namespace MlOps.Runtime.Objects;

/// <summary>The built-in kinds that controllers here have to do with.</summary>
public static class Kinds
{
    public static ResourceKind Deployments { get; } = new("apps", "v1", "deployments", "Deployment");
    public static ResourceKind ReplicaSets { get; } = new("apps", "v1", "replicasets", "ReplicaSet");
    public static ResourceKind ControllerRevisions { get; } = new("apps", "v1", "controllerrevisions", "ControllerRevision");
    public static ResourceKind Services { get; } = new("", "v1", "services", "Service");
    public static ResourceKind Pods { get; } = new("", "v1", "pods", "Pod");
    public static ResourceKind ConfigMaps { get; } = new("", "v1", "configmaps", "ConfigMap");
    public static ResourceKind Events { get; } = new("", "v1", "events", "Event");
    public static ResourceKind Namespaces { get; } = new("", "v1", "namespaces", "Namespace", Namespaced: false);
    public static ResourceKind Jobs { get; } = new("batch", "v1", "jobs", "Job");
    public static ResourceKind Leases { get; } = new("coordination.k8s.io", "v1", "leases", "Lease");
    public static ResourceKind HorizontalPodAutoscalers { get; } =
        new("autoscaling", "v1", "horizontalpodautoscalers", "HorizontalPodAutoscaler");
    public static ResourceKind CustomResourceDefinitions { get; } =
        new("apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition", Namespaced: false);
}
