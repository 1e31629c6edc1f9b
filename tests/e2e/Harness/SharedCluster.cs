using System.Text.Json.Nodes;
using MlOps.EndToEnd.Forwarding;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.Runtime.Api;
using MlOps.Runtime.Api.Client;
using MlOps.Runtime.Objects;

namespace MlOps.EndToEnd.Harness;

/// <summary>
/// What all scenarios share: the API server, our definitions, and one real Prometheus that scrapes every second. Prepared for the
/// first scenario, because not every test in this suite needs a cluster.
/// </summary>
public sealed class SharedCluster : IAsyncDisposable
{
    private static readonly ResourceKind ServiceAccounts = new("", "v1", "serviceaccounts", "ServiceAccount");
    private static readonly ResourceKind Roles = new("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole", Namespaced: false);
    private static readonly ResourceKind Bindings = new(
        "rbac.authorization.k8s.io",
        "v1",
        "clusterrolebindings",
        "ClusterRoleBinding",
        Namespaced: false
    );
    private readonly string _name = $"e2e-monitoring-{Names.Random()}";
    private readonly Lazy<IKubeApi> _api = new(() => KubeApiFactory.Create(Settings.Kubeconfig));
    private readonly Lazy<ApiConnection> _connection = new(() => new(Settings.Kubeconfig));
    private readonly Lazy<Task> _ready;

    public SharedCluster() => _ready = new(PrepareAsync);

    internal IKubeApi Api => _api.Value;

    internal ApiConnection Connection => _connection.Value;

    internal string Monitoring => _name;

    /// <summary>Waits until everything is there; whoever comes first starts it.</summary>
    internal Task ReadyAsync() => _ready.Value;

    public async ValueTask DisposeAsync()
    {
        if (!_ready.IsValueCreated)
            return;
        await Api.DeleteAsync(Kinds.Namespaces, new ObjectKey("", _name));
        await Api.DeleteAsync(Bindings, new ObjectKey("", _name));
        await Api.DeleteAsync(Roles, new ObjectKey("", _name));
        Connection.Dispose();
        (Api as IDisposable)?.Dispose();
    }

    private async Task PrepareAsync()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("config", "crd"), "*.yaml").Order())
            await ApplyAllAsync(await File.ReadAllTextAsync(file));
        var manifest = await File.ReadAllTextAsync(Repository.PathOf("hack", "demo", "prometheus.yaml"));
        await ApplyAllAsync(
            manifest
                .Replace("mlops-monitoring", _name, StringComparison.Ordinal)
                .Replace("mlops-demo-prometheus", _name, StringComparison.Ordinal)
                .Replace("SCRAPE_INTERVAL", "1s", StringComparison.Ordinal)
                .Replace("TARGETS_IMAGE", Settings.FaultyModelImage, StringComparison.Ordinal)
                .Replace("image: IMAGE", $"image: {Settings.PrometheusImage}", StringComparison.Ordinal)
        );
        await Wait.UntilAsync(
            "Prometheus is ready",
            120,
            () => Api.GetAsync(Kinds.Deployments, new ObjectKey(_name, "prometheus"), CancellationToken.None),
            d => d["status"]?["readyReplicas"]?.GetValue<int>() == 1,
            d => d["status"]?.ToJsonString() ?? "no status"
        );
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
