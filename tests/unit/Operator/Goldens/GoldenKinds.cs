using MlOps.Operator.Controllers;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Tests.Goldens;

/// <summary>What a cluster.yaml may hold, and of each kind the fields that the operator could read. A star stands for all below.</summary>
internal static class GoldenKinds
{
    private const string Conditions =
        "status.conditions[].type status.conditions[].status status.conditions[].reason status.conditions[].message status.conditions[].lastTransitionTime";

    private const string Metadata =
        "apiVersion kind metadata.name metadata.namespace metadata.uid metadata.generation metadata.creationTimestamp metadata.deletionTimestamp metadata.labels.* metadata.annotations.* "
        + "metadata.ownerReferences[].kind metadata.ownerReferences[].name metadata.ownerReferences[].uid metadata.ownerReferences[].controller "
        + "metadata.managedFields[].manager metadata.managedFields[].time metadata.managedFields[].fieldsV1.*";

    private static readonly ResourceKind CronJobs = new("batch", "v1", "cronjobs", "CronJob");

    private static readonly Dictionary<ResourceKind, string> Fields = new()
    {
        [Kinds.Deployments] = "spec.replicas spec.minReadySeconds status.observedGeneration status.readyReplicas status.availableReplicas",
        [Kinds.Services] =
            "spec.clusterIP spec.selector.* spec.ports[].name spec.ports[].port spec.ports[].targetPort spec.ports[].protocol spec.ports[].nodePort",
        [Kinds.Pods] =
            $"status.phase {Conditions} status.containerStatuses[].name status.containerStatuses[].imageID status.containerStatuses[].restartCount status.containerStatuses[].state.*",
        [Kinds.ControllerRevisions] = "revision data.model.* data.template.* data.ports[].name data.ports[].port data.ports[].targetPort",
        [Kinds.Jobs] = $"spec.* {Conditions}",
        [CronJobs] = "spec.*",
        [ResourceKinds.ModelDeployments] = "spec.* status.*",
        [ResourceKinds.SloPolicies] = "spec.* status.*",
        [ResourceKinds.DriftPolicies] = "spec.* status.*",
    };

    public static ResourceKind[] InCluster { get; } =
    [Kinds.Deployments, Kinds.Services, Kinds.Pods, Kinds.ControllerRevisions, Kinds.Jobs, CronJobs, ResourceKinds.ModelDeployments];

    /// <summary>Whether the operator could read this field of this kind; lists are written as <c>[]</c>.</summary>
    public static bool Knows(ResourceKind kind, string path) =>
        $"{Metadata} {Fields[kind]}"
            .Split(' ')
            .Any(known =>
                known.EndsWith(".*", StringComparison.Ordinal)
                    ? path == known[..^2] || path.StartsWith(known[..^1], StringComparison.Ordinal)
                    : path == known
            );
}
