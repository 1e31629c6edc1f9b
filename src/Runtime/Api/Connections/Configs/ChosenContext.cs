using System.Net;
using k8s.Exceptions;
using k8s.KubeConfigModels;

namespace MlOps.Runtime.Api.Connections.Configs;

/// <summary>The context of a kubeconfig that counts: a cluster, who we are to it, and a namespace.</summary>
internal sealed record ChosenContext(Uri Server, KubeconfigCluster Cluster, KubeconfigUser? User, string Namespace)
{
    /// <param name="config">Where it stands.</param>
    /// <param name="name">Its name; null for the current one.</param>
    /// <exception cref="KubeConfigException">It is not there, or names what is not there.</exception>
    public static ChosenContext Of(K8SConfiguration config, string? name)
    {
        if (string.IsNullOrEmpty(name))
            name = config.CurrentContext;
        if (string.IsNullOrEmpty(name))
            throw new KubeConfigException("it has no current-context: set one with kubectl config use-context, or name one with --context");
        var context =
            config.Contexts.FirstOrDefault(c => c.Name == name)?.ContextDetails
            ?? throw new KubeConfigException($"it has no context {name}{Known(config.Contexts.Select(c => c.Name))}");
        var cluster =
            config.Clusters.FirstOrDefault(c => c.Name == context.Cluster)?.ClusterEndpoint
            ?? throw new KubeConfigException($"its context {name} names the cluster '{context.Cluster}', which it does not have");
        if (!Uri.TryCreate(cluster.Server, UriKind.Absolute, out var server) || server.Scheme is not ("http" or "https"))
            throw new KubeConfigException($"the server of its cluster {context.Cluster} must be a URL, not '{cluster.Server}'");
        return new ChosenContext(
            Reachable(server),
            (KubeconfigCluster)cluster,
            UserOf(config, name, context.User),
            context.Namespace ?? ""
        );
    }

    /// <summary>A server that listens on all addresses may be named by that, as k3d does; it is no address to connect to.</summary>
    private static Uri Reachable(Uri server) =>
        IPAddress.TryParse(server.DnsSafeHost, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            ? new UriBuilder(server) { Host = address.Equals(IPAddress.Any) ? "127.0.0.1" : "[::1]" }.Uri
            : server;

    private static KubeconfigUser? UserOf(K8SConfiguration config, string context, string? name)
    {
        if (string.IsNullOrEmpty(name))
            return null;
        var user =
            config.Users.FirstOrDefault(u => u.Name == name)
            ?? throw new KubeConfigException($"its context {context} names the user '{name}', which it does not have");
        return (KubeconfigUser?)user.UserCredentials;
    }

    private static string Known(IEnumerable<string?> names) =>
        names.OfType<string>().ToList() is { Count: > 0 } known ? $", only {string.Join(", ", known)}" : "";
}
