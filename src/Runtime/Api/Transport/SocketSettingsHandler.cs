namespace MlOps.Runtime.Api.Transport;

/// <summary>
/// Sits in front of the client library's sockets only to set them up: a redirect would carry our token elsewhere, and a dead
/// HTTP/2 connection should be noticed within seconds, not after three and a half minutes.
/// </summary>
internal sealed class SocketSettingsHandler : DelegatingHandler
{
    /// <summary>To be called once the client library has put its sockets behind this handler, and before the first request.</summary>
    public void SetUp()
    {
        if (InnerHandler is not SocketsHttpHandler sockets)
            throw new InvalidOperationException(
                $"The client library connects through {InnerHandler?.GetType().Name ?? "nothing"}, not through sockets that can be set up"
            );
        sockets.AllowAutoRedirect = false;
        sockets.UseCookies = false;
        sockets.EnableMultipleHttp2Connections = true;
        sockets.ConnectTimeout = TimeSpan.FromSeconds(10);
        sockets.KeepAlivePingDelay = TimeSpan.FromSeconds(15);
        sockets.KeepAlivePingTimeout = TimeSpan.FromSeconds(10);
        sockets.PooledConnectionLifetime = TimeSpan.FromMinutes(30);
    }
}
