using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MlOps.Runtime.Tests.Api.Connections;

/// <summary>A server that speaks TLS on loopback and remembers what reached it.</summary>
internal sealed class TlsServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TlsServer(WebApplication app) => _app = app;

    public X509Certificate2? Certificate { get; set; }

    /// <summary>Credentials that it answers with 401.</summary>
    public string? Refused { get; set; }

    /// <summary>Credentials of requests that reached it.</summary>
    public ConcurrentQueue<string> Credentials { get; } = new();

    /// <summary>The connection, protocol and client of each request.</summary>
    public ConcurrentQueue<(string Connection, string Protocol, string Client, string Encoding)> Requests { get; } = new();

    /// <summary>Serial numbers of the certificates that clients showed.</summary>
    public ConcurrentQueue<string?> ClientCertificates { get; } = new();

    /// <summary>Whether to answer 401, by the credentials of the request and the serial number of the client's certificate.</summary>
    public Func<string, string?, bool> Refuses { get; set; } = (_, _) => false;

    /// <summary>What an answer waits for, by the path of its request.</summary>
    public Func<string, Task> Holds { get; set; } = _ => Task.CompletedTask;

    public ConcurrentQueue<string?> NamesAskedFor { get; } = new();

    public string Url => _app.Urls.Single();

    public static async Task<TlsServer> StartAsync(X509Certificate2 certificate, X509Certificate2? intermediate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        TlsServer? server = null;
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k =>
            k.Listen(
                System.Net.IPAddress.Loopback,
                0,
                l =>
                    l.UseHttps(h =>
                    {
                        h.ClientCertificateMode = Microsoft.AspNetCore.Server.Kestrel.Https.ClientCertificateMode.AllowCertificate;
                        h.AllowAnyClientCertificate();
                        if (intermediate is not null)
                            (h.ServerCertificate, h.ServerCertificateChain) = (certificate, [intermediate]);
                        else
                            h.ServerCertificateSelector = (_, name) =>
                            {
                                server!.NamesAskedFor.Enqueue(name);
                                return server.Certificate;
                            };
                    })
            )
        );
        server = new TlsServer(builder.Build()) { Certificate = certificate };
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        ClientCertificates.Enqueue(context.Connection.ClientCertificate?.SerialNumber);
        var credentials = context.Request.Headers.Authorization.ToString();
        Credentials.Enqueue(credentials);
        Requests.Enqueue(
            (
                context.Connection.Id,
                context.Request.Protocol,
                context.Request.Headers.UserAgent.ToString(),
                context.Request.Headers.AcceptEncoding.ToString()
            )
        );
        if (context.Request.Path.Value!.Contains("hang", StringComparison.Ordinal))
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        await Holds(context.Request.Path.Value!);
        if (credentials == Refused)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        context.Response.ContentType = "application/json";
        if (Refuses(context.Request.Headers.Authorization.ToString(), context.Connection.ClientCertificate?.SerialNumber))
            context.Response.StatusCode = 401;
        await context.Response.WriteAsync("{}");
    }
}
