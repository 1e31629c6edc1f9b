using System.Text.Json.Nodes;
using MlOps.EndToEnd.Forwarding;
using MlOps.Runtime.Api;

namespace MlOps.EndToEnd.World;

/// <summary>What all scenarios share: the API server, our definitions, and one real Prometheus that scrapes every second.</summary>
public sealed class SharedCluster : IAsyncLifetime
{
    private static readonly ResourceKind ServiceAccounts = new("", "v1", "serviceaccounts", "ServiceAccount");
    private static readonly ResourceKind Roles = new("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole", Namespaced: false);
    private static readonly ResourceKind Bindings = new("rbac.authorization.k8s.io", "v1", "clusterrolebindings", "ClusterRoleBinding", Namespaced: false);
    private readonly string _name = $"e2e-monitoring-{Names.Random()}";

    internal IKubeApi Api { get; } = KubeApiFactory.Create(Settings.Kubeconfig);

    internal ApiConnection Connection { get; } = new(Settings.Kubeconfig);

    internal string Monitoring => _name;

    public async ValueTask InitializeAsync()
    {
        foreach (var file in Directory.EnumerateFiles(Checkout.PathOf("config", "crd"), "*.yaml").Order())
            await ApplyAllAsync(await File.ReadAllTextAsync(file));
        var manifest = await File.ReadAllTextAsync(Checkout.PathOf("hack", "demo", "prometheus.yaml"));
        await ApplyAllAsync(manifest
            .Replace("mlops-monitoring", _name, StringComparison.Ordinal)
            .Replace("mlops-demo-prometheus", _name, StringComparison.Ordinal)
            .Replace("SCRAPE_INTERVAL", "1s", StringComparison.Ordinal)
            .Replace("TARGETS_IMAGE", Settings.SubjectImage, StringComparison.Ordinal)
            .Replace("image: IMAGE", $"image: {Settings.PrometheusImage}", StringComparison.Ordinal));
        await Wait.UntilAsync(
            "Prometheus is ready", 120,
            () => Api.GetAsync(Kinds.Deployments, new ObjectKey(_name, "prometheus"), CancellationToken.None),
            d => d["status"]?["readyReplicas"]?.GetValue<int>() == 1, d => d["status"]?.ToJsonString() ?? "no status");
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DeleteAsync(Kinds.Namespaces, new ObjectKey("", _name));
        await Api.DeleteAsync(Bindings, new ObjectKey("", _name));
        await Api.DeleteAsync(Roles, new ObjectKey("", _name));
        Connection.Dispose();
        (Api as IDisposable)?.Dispose();
    }

    private async Task ApplyAllAsync(string manifests)
    {
        foreach (var document in Yaml.Documents(manifests))
            await ApplyAsync(document);
    }

    private Task<JsonObject> ApplyAsync(JsonObject document)
    {
        var kind = document["kind"]!.GetValue<string>() switch
        {
            "CustomResourceDefinition" => Kinds.CustomResourceDefinitions,
            "Namespace" => Kinds.Namespaces,
            "ServiceAccount" => ServiceAccounts,
            "ClusterRole" => Roles,
            "ClusterRoleBinding" => Bindings,
            "ConfigMap" => Kinds.ConfigMaps,
            "Deployment" => Kinds.Deployments,
            "Service" => Kinds.Services,
            var other => throw new NotSupportedException($"no idea where a {other} lives"),
        };
        var meta = document["metadata"]!;
        var key = new ObjectKey(meta["namespace"]?.GetValue<string>() ?? "", meta["name"]!.GetValue<string>());
        // Everything but the definitions is new; and 1.20 refuses to apply a port whose protocol is left to its default.
        return kind == Kinds.CustomResourceDefinitions
            ? Api.ApplyAsync(kind, key, document, CancellationToken.None)
            : Api.CreateAsync(kind, kind.Namespaced ? key.Namespace : null, document, CancellationToken.None);
    }
}
