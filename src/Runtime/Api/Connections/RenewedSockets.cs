namespace MlOps.Runtime.Api.Connections;

/// <summary>
/// Connections that are made anew when another client certificate is to be shown: a server checks it for each request, and an open
/// connection goes on showing the one that it began with. Requests under way on the old connections may end there.
/// </summary>
internal sealed class RenewedSockets(Func<SocketsHttpHandler> create, Func<string> shown) : HttpMessageHandler
{
    private static readonly HttpRequestOptionsKey<string> Sent = new("certificate");
    private readonly Lock _lock = new();
    private (string Shown, HttpMessageInvoker Sockets)? _current;
    private HttpMessageInvoker? _retired;

    /// <returns>Which certificate a request was sent with; null if it was not sent.</returns>
    public static string? ShownWith(HttpRequestMessage request) => request.Options.TryGetValue(Sent, out var sent) ? sent : null;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (now, sockets) = Current();
        request.Options.Set(Sent, now);
        return sockets.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _current?.Sockets.Dispose();
            _retired?.Dispose();
        }

        base.Dispose(disposing);
    }

    private (string Shown, HttpMessageInvoker Sockets) Current()
    {
        lock (_lock)
        {
            var now = shown();
            if (_current is { } current && current.Shown == now)
                return current;

            // Not yet the one that is replaced now: a request may be about to use it.
            _retired?.Dispose();
            _retired = _current?.Sockets;
            _current = (now, new HttpMessageInvoker(create(), disposeHandler: true));
            return _current.Value;
        }
    }
}
