using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace MlOps.Operator.Signals.Presets;

/// <summary>
/// Labels that come from the scrape configuration and not from the exporter: those of Prometheus, of its discovery of Kubernetes as
/// prometheus-operator and the chart prometheus relabel it, and of the pods' own labels, which many configurations copy.
/// </summary>
internal static partial class TargetLabels
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "__name__",
        "job",
        "instance",
        "prometheus",
        "prometheus_replica",
        "replica",
        "tenant",
        "tenant_id",
        "namespace",
        "pod",
        "container",
        "service",
        "endpoint",
        "node",
        "host",
        "hostname",
        "host_ip",
        "pod_ip",
        "image",
        "namespace_name",
        "pod_name",
        "pod_uid",
        "container_name",
        "service_name",
        "node_name",
        "workload",
        "deployment",
        "daemonset",
        "statefulset",
        "cluster",
        "cluster_name",
        "region",
        "zone",
        "availability_zone",
        "datacenter",
        "env",
        "environment",
        "stage",
        "team",
        "owner",
        "project",
        "department",
        "group",
        "app",
        "name",
        "component",
        "tier",
        "role",
        "track",
        "version",
        "revision",
        "release",
        "chart",
        "heritage",
        "pod_template_hash",
        "controller_revision_hash",
        "pod_template_generation",
    }.ToFrozenSet();

    public static bool Has(string label) => Names.Contains(label) || Derived().IsMatch(label);

    /// <summary>By prefix, and pods' labels whose key has a domain: app.kubernetes.io/name is app_kubernetes_io_name.</summary>
    [GeneratedRegex("^(exported|kubernetes|k8s|label|pod_label|meta)_|_(io|dev|com|org|net|ai)_")]
    private static partial Regex Derived();
}
