using k8s.KubeConfigModels;

namespace MlOps.Runtime.Api.Connections.Configs;

/// <summary>A user of a kubeconfig, with the fields that the client library does not know.</summary>
internal sealed class KubeconfigUser : UserCredentials
{
    public string? TokenFile { get; set; }

    /// <summary>Headers of requests that are made in another's name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Impersonation { get; init; } = [];
}
