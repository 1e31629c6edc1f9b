using k8s.KubeConfigModels;
using YamlDotNet.Serialization;

namespace MlOps.Runtime.Api.Connections;

/// <summary>A user of a kubeconfig, with the field that the client library does not know.</summary>
internal sealed class KubeconfigUser : UserCredentials
{
    [YamlMember(Alias = "tokenFile", ApplyNamingConventions = false)]
    public string? TokenFile { get; set; }
}
