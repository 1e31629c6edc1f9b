using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MlOps.EndToEnd.Forwarding;

/// <summary>A small server on a free port of this machine only.</summary>
internal sealed class ForwarderServer(WebApplication app) : IAsyncDisposable
{
    public string Url { get; } = app.Urls.First();

    /// <summary>Speaks HTTP/1.1 without TLS, unless it is told how to listen.</summary>
    public static async Task<ForwarderServer> StartAsync(
        Action<IServiceCollection> services,
        Func<IServiceProvider, RequestDelegate> handler,
        Action<KestrelServerOptions>? listen = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.Limits.MaxRequestBodySize = null;
            (listen ?? ListenPlainly)(k);
        });
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(1));
        services(builder.Services);
        var app = builder.Build();
        app.Run(handler(app.Services));
        await app.StartAsync();
        return new ForwarderServer(app);
    }

    private static void ListenPlainly(KestrelServerOptions server) => server.Listen(IPAddress.Loopback, 0);

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1), TimeProvider.System);
        await app.StopAsync(soon.Token);
        await app.DisposeAsync();
    }
}
