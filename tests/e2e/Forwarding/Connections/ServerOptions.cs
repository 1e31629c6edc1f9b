using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MlOps.EndToEnd.Forwarding.Connections;

/// <summary>How a forwarder to the API server speaks.</summary>
internal sealed record ServerOptions
{
    public HttpProtocols Protocols { get; init; } = HttpProtocols.Http1AndHttp2;

    /// <summary>Requests that one HTTP/2 connection may carry at once; the default is the API server's.</summary>
    public int StreamsPerConnection { get; init; } = 250;
}
