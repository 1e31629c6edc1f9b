using k8s.KubeConfigModels;

namespace MlOps.Runtime.Api.Connections.Configs;

/// <summary>A user of a kubeconfig, with the field that the client library does not know.</summary>
internal sealed class KubeconfigUser : UserCredentials
{
    public string? TokenFile { get; set; }
}
