using System.Net.Mime;
using System.Text;

namespace MlOps.Samples.LoadGenerator.Connections;

/// <summary>
/// A well-behaved client: keeps its one connection for its lifetime, and gives it up earlier when the server says
/// <c>Connection: close</c>. One handler per instance, because a shared pool would mix the connections up.
/// </summary>
public sealed class HttpConnection : IModelConnection
{
    private readonly HttpClient _client;
    private readonly string _versionHeader;

    public HttpConnection(Uri url, string versionHeader, TimeSpan lifetime)
    {
        _versionHeader = versionHeader;
        var handler = new SocketsHttpHandler
        {
            MaxConnectionsPerServer = 1,
            PooledConnectionLifetime = lifetime,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            UseProxy = false,
            UseCookies = false,
        };
        _client = new HttpClient(handler) { BaseAddress = url, Timeout = Timeout.InfiniteTimeSpan };
    }

    public async Task<ModelAnswer> SendAsync(LoadRequest request, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(request.Method, request.Path);
        if (request.JsonBody is { } body)
            message.Content = new StringContent(body, Encoding.UTF8, MediaTypeNames.Application.Json);
        using var response = await _client.SendAsync(message, cancellation);
        var version = response.Headers.TryGetValues(_versionHeader, out var values) ? values.FirstOrDefault() : null;
        return new ModelAnswer((int)response.StatusCode, version, await response.Content.ReadAsStringAsync(cancellation));
    }

    public void Dispose() => _client.Dispose();
}
