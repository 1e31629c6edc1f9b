using System.Globalization;
using System.Text.Json.Nodes;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.Bench.Scale;

/// <summary>The objects of the fleet: models in a hundred namespaces at most, each with a policy of two objectives.</summary>
internal sealed class Fleet(IKubeApi api, int models)
{
    public static ResourceKind Models { get; } = new("mlops-operator.io", "v1alpha1", "modeldeployments", "ModelDeployment");

    public static ResourceKind Policies { get; } = new("mlops-operator.io", "v1alpha1", "slopolicies", "SloPolicy");

    private int NamespaceCount => Math.Min(100, models);

    public async Task CreateAsync(CancellationToken ct)
    {
        for (var i = 0; i < NamespaceCount; i++)
            await api.CreateAsync(
                Kinds.Namespaces,
                null,
                new JsonObject
                {
                    ["apiVersion"] = "v1",
                    ["kind"] = "Namespace",
                    ["metadata"] = new JsonObject { ["name"] = NamespaceOf(i) },
                },
                ct
            );
        await Parallel.ForEachAsync(
            Enumerable.Range(0, models),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = ct },
            async (i, token) =>
            {
                await api.CreateAsync(Models, NamespaceOf(i), Model(i), token);
                await api.CreateAsync(Policies, NamespaceOf(i), Policy(i), token);
            }
        );
    }

    private string NamespaceOf(int model) => $"team-{(model % NamespaceCount).ToString(CultureInfo.InvariantCulture)}";

    private static string Name(int model) => $"model-{model.ToString(CultureInfo.InvariantCulture)}";

    private static JsonObject Model(int model) =>
        JsonNode
            .Parse(
                """
                {"apiVersion": "mlops-operator.io/v1alpha1", "kind": "ModelDeployment", "metadata": {"name": "NAME"},
                 "spec": {
                   "model": {"name": "NAME", "version": "1"}, "replicas": 2,
                   "rollback": {"minSoakSeconds": 60, "minRequests": 400},
                   "service": {"ports": [{"name": "http", "port": 80, "targetPort": "http"}]},
                   "template": {"metadata": {"labels": {"team": "bench"}}, "spec": {"automountServiceAccountToken": false, "containers": [{
                     "name": "model", "image": "registry.example/model:1", "ports": [{"name": "http", "containerPort": 8080}],
                     "env": [{"name": "MODEL_PATH", "value": "/models/current"}, {"name": "WORKERS", "value": "4"}],
                     "readinessProbe": {"httpGet": {"path": "/readyz", "port": "http"}, "periodSeconds": 5},
                     "resources": {"requests": {"cpu": "100m", "memory": "256Mi"}, "limits": {"memory": "512Mi"}}}]}}}}
                """.Replace("NAME", Name(model), StringComparison.Ordinal)
            )!
            .AsObject();

    private static JsonObject Policy(int model) =>
        JsonNode
            .Parse(
                """
                {"apiVersion": "mlops-operator.io/v1alpha1", "kind": "SloPolicy", "metadata": {"name": "NAME"},
                 "spec": {
                   "modelRef": {"name": "NAME"}, "mode": "Enforce", "prometheus": "default", "window": "28d",
                   "objectives": [
                     {"name": "availability", "target": "99", "sli": {"events": {
                       "bad": "http_requests_total{code=~\"5..\"}", "total": "http_requests_total"}}},
                     {"name": "latency", "target": "95", "sli": {"latency": {
                       "histogram": "http_request_duration_seconds", "thresholdSeconds": "0.25"}}}]}}
                """.Replace("NAME", Name(model), StringComparison.Ordinal)
            )!
            .AsObject();
}
