using MlOps.Runtime.Api.Connections;
using MlOps.Runtime.Api.Transport;

namespace MlOps.Runtime.Api.Client;

/// <summary>Makes clients of the API server that a kubeconfig or a service account leads to.</summary>
public static class KubeApiFactory
{
    private const string ServiceAccount = "/var/run/secrets/kubernetes.io/serviceaccount";

    /// <summary>
    /// A kubeconfig given by path, or the default places: <c>KUBECONFIG</c>, <c>~/.kube/config</c>, the service account.
    /// </summary>
    /// <exception cref="IOException">There is none, or it cannot be read or used; the message says why.</exception>
    public static KubeApi Create(
        string? kubeconfigPath = null,
        string? context = null,
        KubeApiOptions? options = null,
        TimeProvider? time = null,
        ApiMetrics? metrics = null
    ) =>
        new(
            Find(kubeconfigPath, context, time ?? TimeProvider.System).Connect(),
            options ?? new KubeApiOptions(),
            time ?? TimeProvider.System,
            metrics ?? ApiMetrics.None()
        );

    /// <summary>For a person's command: the API server, and the namespace of the context, <c>default</c> where it names none.</summary>
    /// <exception cref="IOException">There is no kubeconfig, or it cannot be read or used; the message says why.</exception>
    public static (KubeApi Api, string Namespace) OfContext(string? kubeconfigPath, string? context, TimeProvider time)
    {
        var access = Find(kubeconfigPath, context, time);
        var api = new KubeApi(access.Connect(), new KubeApiOptions(), time, ApiMetrics.None());
        return (api, access.Namespace.Length == 0 ? "default" : access.Namespace);
    }

    /// <summary>The way to the API server, for several clients with connections of their own.</summary>
    /// <exception cref="IOException">There is none, or it cannot be used; the message says why.</exception>
    public static ClusterAccess Find(string? kubeconfigPath, string? context, TimeProvider time)
    {
        var finder = new AccessFinder(
            time,
            Environment.GetEnvironmentVariable,
            // As it stands, whether or not it is there: a path without it would be one of the folder that one happens to stand in.
            Path.Combine("/", Environment.GetEnvironmentVariable("HOME") ?? "", ".kube", "config"),
            ServiceAccount
        );
        try
        {
            return finder.Find(kubeconfigPath, context);
        }
        catch (Exception e)
            when (e
                    is k8s.Exceptions.KubeConfigException
                        or YamlDotNet.Core.YamlException
                        or UnauthorizedAccessException
                        or FileNotFoundException
                        or DirectoryNotFoundException
                        or FormatException
                        or UriFormatException
                        or System.Security.Cryptography.CryptographicException
            )
        {
            throw new IOException($"the kubeconfig cannot be used: {e.Message}", e);
        }
    }
}
