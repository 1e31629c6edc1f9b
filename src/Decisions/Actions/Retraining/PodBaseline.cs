using System.Text.Json.Nodes;

namespace MlOps.Decisions.Actions.Retraining;

/// <summary>
/// What a pod may not request unless the operator's configuration allows it: Kubernetes' Pod Security Standard "baseline". Without this, a
/// user who may declare a model would get rights on the node through the operator that they do not have themselves. Source: kubernetes.io,
/// Pod Security Standards, profile Baseline.
/// </summary>
internal static class PodBaseline
{
    private static readonly string[] HostNamespaces = ["hostNetwork", "hostPID", "hostIPC"];

    private static readonly HashSet<string> Capabilities = new(StringComparer.Ordinal)
    {
        "AUDIT_WRITE",
        "CHOWN",
        "DAC_OVERRIDE",
        "FOWNER",
        "FSETID",
        "KILL",
        "MKNOD",
        "NET_BIND_SERVICE",
        "SETFCAP",
        "SETGID",
        "SETPCAP",
        "SETUID",
        "SYS_CHROOT",
    };

    private static readonly HashSet<string> Sysctls = new(StringComparer.Ordinal)
    {
        "kernel.shm_rmid_forced",
        "net.ipv4.ip_local_port_range",
        "net.ipv4.ip_unprivileged_port_start",
        "net.ipv4.tcp_syncookies",
        "net.ipv4.ping_group_range",
        "net.ipv4.ip_local_reserved_ports",
        "net.ipv4.tcp_keepalive_time",
        "net.ipv4.tcp_fin_timeout",
        "net.ipv4.tcp_keepalive_intvl",
        "net.ipv4.tcp_keepalive_probes",
    };

    private static readonly HashSet<string> SelinuxTypes = new(StringComparer.Ordinal)
    {
        "",
        "container_t",
        "container_init_t",
        "container_kvm_t",
        "container_engine_t",
    };

    /// <returns>What is too much, each by its path in the template; empty for a template that requests nothing of the kind.</returns>
    public static IEnumerable<string> Excesses(JsonObject template)
    {
        var spec = template["spec"] as JsonObject ?? [];
        foreach (var name in HostNamespaces.Where(n => IsTrue(spec[n])))
            yield return $"spec.{name}";
        foreach (var (volume, i) in Objects(spec, "volumes").Where(v => v.Item["hostPath"] is not null))
            yield return $"spec.volumes[{i}].hostPath";
        foreach (var (sysctl, i) in Objects(spec["securityContext"], "sysctls").Where(s => !Sysctls.Contains(Text(s.Item["name"]))))
            yield return $"spec.securityContext.sysctls[{i}] ({Text(sysctl["name"])})";
        foreach (
            var (name, value) in (Of(template["metadata"], "annotations") as JsonObject ?? []).Where(a =>
                a.Key.StartsWith("container.apparmor.security.beta.kubernetes.io/", StringComparison.Ordinal)
                && Text(a.Value) == "unconfined"
            )
        )
            yield return $"metadata.annotations[{name}] ({value})";
        foreach (var excess in OfContext(spec["securityContext"], "spec.securityContext"))
            yield return excess;
        foreach (var list in new[] { "initContainers", "containers" })
        {
            foreach (var excess in Objects(spec, list).SelectMany(c => OfContainer(c.Item, $"spec.{list}[{c.Index}]")))
                yield return excess;
        }
    }

    private static IEnumerable<string> OfContainer(JsonObject container, string at)
    {
        foreach (var (_, i) in Objects(container, "ports").Where(p => p.Item["hostPort"] is JsonValue port && port.ToString() != "0"))
            yield return $"{at}.ports[{i}].hostPort";
        var context = container["securityContext"];
        if (IsTrue(Of(context, "privileged")))
            yield return $"{at}.securityContext.privileged";
        if (Text(Of(context, "procMount")) is not ("" or "Default"))
            yield return $"{at}.securityContext.procMount";
        foreach (
            var capability in (Of(Of(context, "capabilities"), "add") as JsonArray ?? []).Select(Text).Where(c => !Capabilities.Contains(c))
        )
            yield return $"{at}.securityContext.capabilities.add ({capability})";
        foreach (var excess in OfContext(context, $"{at}.securityContext"))
            yield return excess;
    }

    /// <summary>What pods and containers may both ask for.</summary>
    private static IEnumerable<string> OfContext(JsonNode? context, string at)
    {
        if (IsTrue(Of(Of(context, "windowsOptions"), "hostProcess")))
            yield return $"{at}.windowsOptions.hostProcess";
        if (Text(Of(Of(context, "seccompProfile"), "type")) == "Unconfined")
            yield return $"{at}.seccompProfile";
        if (Text(Of(Of(context, "appArmorProfile"), "type")) == "Unconfined")
            yield return $"{at}.appArmorProfile";
        var selinux = Of(context, "seLinuxOptions");
        if (!SelinuxTypes.Contains(Text(Of(selinux, "type"))) || Text(Of(selinux, "user")) != "" || Text(Of(selinux, "role")) != "")
            yield return $"{at}.seLinuxOptions";
    }

    private static IEnumerable<(JsonObject Item, int Index)> Objects(JsonNode? parent, string list) =>
        (Of(parent, list) as JsonArray ?? [])
            .Select((item, i) => (Item: item as JsonObject, i))
            .Where(x => x.Item is not null)
            .Select(x => (x.Item!, x.i));

    /// <summary>A template is kept as it is written: what ought to be an object may be anything.</summary>
    private static JsonNode? Of(JsonNode? parent, string name) => (parent as JsonObject)?[name];

    private static bool IsTrue(JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var on) && on;

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
