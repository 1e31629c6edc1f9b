using k8s.KubeConfigModels;

namespace MlOps.Runtime.Api.Connections.Configs;

/// <summary>A cluster of a kubeconfig, with the field that the client library does not know.</summary>
internal sealed class KubeconfigCluster : ClusterEndpoint
{
    /// <summary>HTTP or SOCKS5; null for what <c>HTTPS_PROXY</c> says.</summary>
    public string? ProxyUrl { get; init; }
}
