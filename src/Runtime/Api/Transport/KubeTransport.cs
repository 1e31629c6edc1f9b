using System.Net;

namespace MlOps.Runtime.Api.Transport;

/// <summary>A way to the API server: connections, base address, and the credentials put on each request.</summary>
public sealed class KubeTransport(HttpClient http, Uri baseUri, Func<HttpRequestMessage, CancellationToken, Task>? authenticate = null)
    : IDisposable
{
    public HttpClient Http { get; } = http;

    /// <summary>Ends in a slash, so that a path prefix of the server is kept.</summary>
    public Uri BaseUri { get; } = baseUri.AbsoluteUri.EndsWith('/') ? baseUri : new Uri(baseUri.AbsoluteUri + "/");

    /// <summary>The highest version of HTTP to speak.</summary>
    public Version Version { get; init; } = HttpVersion.Version20;

    /// <summary>After a 401: whether there are other credentials now than those that were sent. Null if they never change.</summary>
    internal Func<HttpRequestMessage, CancellationToken, Task<bool>>? Renew { get; init; }

    internal Task AuthenticateAsync(HttpRequestMessage message, CancellationToken ct) =>
        authenticate is null ? Task.CompletedTask : authenticate(message, ct);

    public void Dispose()
    {
        Http.Dispose();
    }
}
