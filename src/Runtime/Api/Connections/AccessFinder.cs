using System.Text.Json.Nodes;
using k8s.Exceptions;
using k8s.KubeConfigModels;
using MlOps.Runtime.Api.Connections.Configs;
using MlOps.Runtime.Api.Connections.Plugins;

namespace MlOps.Runtime.Api.Connections;

/// <summary>
/// Finds the way to the API server as kubectl does. All of it is ours: the client library reads files and certificates
/// once, checks no name, and brings the types of all kinds of Kubernetes into the program.
/// </summary>
internal sealed class AccessFinder(TimeProvider time, Func<string, string?> environment, string homeConfig, string serviceAccount)
{
    /// <summary>A kubeconfig given by path, or the default places: <c>KUBECONFIG</c>, <c>~/.kube/config</c>, the service account.</summary>
    /// <exception cref="KubeConfigException">There is none, or it is of no use.</exception>
    public ClusterAccess Find(string? path, string? context)
    {
        if (!string.IsNullOrEmpty(path))
            return FromKubeconfig([path], context);
        if (environment("KUBECONFIG") is { Length: > 0 } listed)
            return FromKubeconfig([.. listed.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)], context);
        if (File.Exists(homeConfig) || context is not null)
            return FromKubeconfig([homeConfig], context);
        return FromServiceAccount()
            ?? throw new KubeConfigException(
                $"there is no kubeconfig (--kubeconfig, KUBECONFIG, {homeConfig}), and this is no pod with a service account ({serviceAccount}/token, KUBERNETES_SERVICE_HOST)"
            );
    }

    private ClusterAccess? FromServiceAccount()
    {
        var (host, port) = (environment("KUBERNETES_SERVICE_HOST"), environment("KUBERNETES_SERVICE_PORT"));
        var token = Path.Combine(serviceAccount, "token");
        if (string.IsNullOrEmpty(host) || string.IsNullOrEmpty(port) || !File.Exists(token))
            return null;
        var server = new Uri($"https://{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}:{port}/");
        var ns = Path.Combine(serviceAccount, "namespace");
        var file = new FileToken(token, time);
        return new ClusterAccess(server)
        {
            Namespace = File.Exists(ns) ? File.ReadAllText(ns).Trim() : "",
            Trust = new ServerTrust(server.IdnHost, CertificateAuthorities.InFile(Path.Combine(serviceAccount, "ca.crt"), time)),
            Authenticate = file.AuthenticateAsync,
            Renew = file.RenewAsync,
        };
    }

    private ClusterAccess FromKubeconfig(string[] paths, string? context)
    {
        var files = paths.Select(p => new FileInfo(p.Trim('"'))).ToArray();
        var chosen = ChosenContext.Of(Kubeconfigs.Load(files), context);
        var user = chosen.User;
        var token = user is { TokenFile: { Length: > 0 } file } ? new FileToken(file, time) : null;
        var plugin =
            token is null && !HasOwn(user) && user?.ExternalExecution is { } exec
                ? new ExecCredentials(exec, time, Described(chosen))
                : null;
        var certificate =
            plugin is not null ? CertificateOf(plugin)
            : PairOf(user) is { } own ? new ClientCertificates(own)
            : null;
        return new ClusterAccess(chosen.Server)
        {
            Namespace = chosen.Namespace,
            Trust = chosen.Server.Scheme == Uri.UriSchemeHttps ? TrustOf(chosen.Server, chosen.Cluster) : null,
            ClientCertificate = certificate,
            Proxy = chosen.Cluster.ProxyUrl is { Length: > 0 } proxy ? new Uri(proxy) : null,
            Authenticate = Impersonation.With(
                user,
                token is not null ? token.AuthenticateAsync
                    : plugin is not null ? plugin.AuthenticateAsync
                    : FixedCredentials.Of(user)
            ),
            Renew = Any(
                token is not null ? token.RenewAsync
                    : plugin is not null ? plugin.RenewAsync
                    : null,
                certificate
            ),
        };
    }

    /// <summary>A 401 does not say what was refused. The certificate comes last, because a plugin may replace it.</summary>
    private static Func<HttpRequestMessage, CancellationToken, Task<bool>>? Any(
        Func<HttpRequestMessage, CancellationToken, Task<bool>>? first,
        ClientCertificates? certificate
    )
    {
        if (certificate is null)
            return first;
        if (first is null)
            return certificate.RenewAsync;
        return async (request, ct) => await first(request, ct) | await certificate.RenewAsync(request, ct);
    }

    /// <summary>As client-go has it (plugin/pkg/client/auth/exec): a plugin is not run for a user who needs none.</summary>
    private static bool HasOwn(UserCredentials? user) =>
        user
            is { Token.Length: > 0 }
                or { UserName.Length: > 0 }
                or { ClientCertificate.Length: > 0 }
                or { ClientCertificateData.Length: > 0 };

    /// <summary>The cluster as passed to an exec plugin with <c>provideClusterInfo</c>. Extensions are left out.</summary>
    private static JsonObject Described(ChosenContext chosen) =>
        new()
        {
            ["server"] = chosen.Cluster.Server,
            ["tls-server-name"] = chosen.Cluster.TlsServerName,
            ["insecure-skip-tls-verify"] = chosen.Cluster.SkipTlsVerify,
            ["certificate-authority-data"] =
                chosen.Cluster is { CertificateAuthorityData: { Length: > 0 } data } ? data
                : chosen.Cluster is { CertificateAuthority: { Length: > 0 } file } ? Convert.ToBase64String(File.ReadAllBytes(file))
                : null,
            ["proxy-url"] = chosen.Cluster.ProxyUrl,
        };

    private static ClientCertificates? CertificateOf(ExecCredentials plugin)
    {
        if (plugin.Pair is null)
            return null;
        var certificates = new ClientCertificates(() => plugin.Pair ?? throw new ArgumentException("the plugin gave no certificate"));
        plugin.Replaced += () => certificates.Current();
        return certificates;
    }

    private Func<(byte[] Certificate, byte[] Key)>? PairOf(UserCredentials? user)
    {
        if (Source(user?.ClientCertificateData, user?.ClientCertificate) is not { } certificate)
            return null;
        var key =
            Source(user?.ClientKeyData, user?.ClientKey)
            ?? throw new KubeConfigException("its user has a client certificate without client-key or client-key-data");
        return () => (certificate(), key());
    }

    /// <summary>What stands in the kubeconfig itself counts before a file, as with kubectl.</summary>
    private Func<byte[]>? Source(string? data, string? file)
    {
        if (!string.IsNullOrEmpty(data))
        {
            var bytes = Convert.FromBase64String(data);
            return () => bytes;
        }

        return string.IsNullOrEmpty(file) ? null : new ChangingFile(file, TimeSpan.Zero, time).Read;
    }

    private ServerTrust TrustOf(Uri server, ClusterEndpoint? cluster)
    {
        var hasAuthority = cluster is { CertificateAuthorityData.Length: > 0 } or { CertificateAuthority.Length: > 0 };
        var name = string.IsNullOrEmpty(cluster?.TlsServerName) ? server.IdnHost : cluster.TlsServerName;
        if (cluster is { SkipTlsVerify: true })
            return hasAuthority
                ? throw new KubeConfigException("insecure-skip-tls-verify and a certificate authority exclude each other")
                : new ServerTrust(name, null, anyone: true);
        CertificateAuthorities? authorities = null;
        if (cluster is { CertificateAuthorityData: { Length: > 0 } data })
            authorities = CertificateAuthorities.Of(Convert.FromBase64String(data));
        else if (cluster is { CertificateAuthority: { Length: > 0 } file })
            authorities = CertificateAuthorities.InFile(file, time);
        return new ServerTrust(name, authorities);
    }
}
