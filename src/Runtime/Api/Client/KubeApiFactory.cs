using k8s;
using MlOps.Runtime.Api.Transport;

namespace MlOps.Runtime.Api.Client;

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
        string? kubeconfigPath = null,
        string? context = null,
        KubeApiOptions? options = null,
        TimeProvider? time = null,
        ApiMetrics? metrics = null
    ) =>
        new(
            Connect(Configuration(kubeconfigPath, context)),
            options ?? new KubeApiOptions(),
            time ?? TimeProvider.System,
            metrics ?? ApiMetrics.None()
        );

    /// <summary>For a person's command: the API server, and the namespace of the context, <c>default</c> where it names none.</summary>
    /// <exception cref="IOException">The kubeconfig cannot be read or used; the message says why.</exception>
    public static (KubeApi Api, string Namespace) OfContext(string? kubeconfigPath, string? context, TimeProvider time)
    {
        try
        {
            var configuration = Configuration(kubeconfigPath, context);
            var api = new KubeApi(Connect(configuration), new KubeApiOptions(), time, ApiMetrics.None());
            return (api, string.IsNullOrEmpty(configuration.Namespace) ? "default" : configuration.Namespace);
        }
        catch (Exception e)
            when (e
                    is k8s.Exceptions.KubeConfigException
                        or YamlDotNet.Core.YamlException
                        or UnauthorizedAccessException
                        or FileNotFoundException
                        or FormatException
                        or System.Security.Cryptography.CryptographicException
            )
        {
            throw new IOException($"the kubeconfig cannot be used: {e.Message}", e);
        }
    }

    /// <summary>The transport for a configuration; also to a server that speaks plain HTTP, such as <c>kubectl proxy</c>.</summary>
    public static KubeTransport Connect(KubernetesClientConfiguration configuration)
    {
        var connections = new SocketSettingsHandler();
        var client = new Kubernetes(configuration, connections);
        connections.SetUp();
        var credentials = client.Credentials;
        return new KubeTransport(
            client.HttpClient,
            client.BaseUri,
            credentials is null ? null : credentials.ProcessHttpRequestAsync,
            client
        );
    }

    private static KubernetesClientConfiguration Configuration(string? path, string? context)
    {
        if (path is not null || context is not null)
            return KubernetesClientConfiguration.BuildConfigFromConfigFile(path, context);
        return KubernetesClientConfiguration.BuildDefaultConfig();
    }
}
