using k8s;
using MlOps.Runtime.Telemetry;

namespace MlOps.Runtime.Api;

/// <summary>
/// Finds the API server as kubectl does. The client library brings what it is good at (kubeconfig, in-cluster files, exec
/// plugins, rotating tokens, TLS); none of its types touches an object.
/// </summary>
public static class KubeApiFactory
{
    /// <summary>
    /// A kubeconfig given by path, or the default places: <c>KUBECONFIG</c>, <c>~/.kube/config</c>, the service account.
    /// </summary>
    public static KubeApi Create(
        string? kubeconfigPath = null, string? context = null, KubeApiOptions? options = null, TimeProvider? time = null,
        RuntimeMetrics? metrics = null) =>
        new(
            Connect(Configuration(kubeconfigPath, context)),
            options ?? new KubeApiOptions(),
            time ?? TimeProvider.System,
            metrics ?? RuntimeMetrics.None());

    /// <summary>The transport for a configuration; also to a server that speaks plain HTTP, such as <c>kubectl proxy</c>.</summary>
    public static KubeTransport Connect(KubernetesClientConfiguration configuration)
    {
        var connections = new PlainConnections();
        var client = new Kubernetes(configuration, connections);
        connections.SetUp();
        var credentials = client.Credentials;
        return new KubeTransport(
            client.HttpClient,
            client.BaseUri,
            credentials is null ? null : credentials.ProcessHttpRequestAsync,
            client);
    }

    private static KubernetesClientConfiguration Configuration(string? path, string? context)
    {
        if (path is not null || context is not null)
            return KubernetesClientConfiguration.BuildConfigFromConfigFile(path, context);
        return KubernetesClientConfiguration.BuildDefaultConfig();
    }
}
