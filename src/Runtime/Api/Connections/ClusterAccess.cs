using System.Net;
using System.Reflection;
using MlOps.Runtime.Api.Transport;

namespace MlOps.Runtime.Api.Connections;

/// <summary>Where the API server is, how it is recognised, and who we are to it.</summary>
public sealed class ClusterAccess
{
    internal ClusterAccess(Uri server) => Server = server;

    public Uri Server { get; }

    /// <summary>The namespace of the context; empty where it names none.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Null for a server that speaks plain HTTP.</summary>
    internal ServerTrust? Trust { get; init; }

    /// <summary>Null for what the environment says (<c>HTTPS_PROXY</c>).</summary>
    internal Uri? Proxy { get; init; }

    internal ClientCertificates? ClientCertificate { get; init; }

    internal Func<HttpRequestMessage, CancellationToken, Task>? Authenticate { get; init; }

    /// <summary>After a 401: whether there are other credentials now than those that were sent.</summary>
    internal Func<HttpRequestMessage, CancellationToken, Task<bool>>? Renew { get; init; }

    /// <summary>Connections for everything but the lease: many requests share one, and a dead one is noticed within seconds.</summary>
    public KubeTransport Connect() => Connect(HttpVersion.Version20);

    /// <summary>
    /// Connections of its own for a client whose requests must not wait for others'. HTTP/1.1, because there a request that got no answer
    /// in time takes its connection with it, and the next one dials anew.
    /// </summary>
    public KubeTransport ConnectApart() => Connect(HttpVersion.Version11);

    private KubeTransport Connect(Version version)
    {
        HttpMessageHandler sockets = ClientCertificate is null
            ? Sockets()
            : new RenewedSockets(Sockets, () => ClientCertificate.Thumbprint);
        var http = new HttpClient(sockets, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };

        // Sockets take the name that they ask a server for from here only; the API server does not care.
        if (Trust is not null && Trust.ServerName != Server.IdnHost)
            http.DefaultRequestHeaders.Host = Trust.ServerName;
        http.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent());
        return new KubeTransport(http, Server, Authenticate) { Version = version, Renew = Renew };
    }

    private SocketsHttpHandler Sockets()
    {
        var sockets = new SocketsHttpHandler
        {
            // A redirect would carry our token elsewhere.
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip,
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            KeepAlivePingDelay = TimeSpan.FromSeconds(15),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(30),
        };
        if (Proxy is not null)
            sockets.Proxy = new WebProxy(Proxy);
        if (Server.Scheme != Uri.UriSchemeHttps)
            return sockets;
        sockets.SslOptions.RemoteCertificateValidationCallback = Trust!.Verify;
        if (ClientCertificate is not null)
            sockets.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => ClientCertificate.Current();
        return sockets;
    }

    /// <summary>By what the audit log of the server tells us from others.</summary>
    private static string UserAgent()
    {
        var version = typeof(ClusterAccess).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return $"{FieldManager.Name}/{version?.Split('+')[0] ?? "0"}";
    }
}
