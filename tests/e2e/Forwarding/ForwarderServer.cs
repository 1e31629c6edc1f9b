using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MlOps.EndToEnd.Forwarding;

/// <summary>A small HTTP server on a free port of this machine only.</summary>
internal sealed class ForwarderServer(WebApplication app) : IAsyncDisposable
{
    public string Url { get; } = app.Urls.First();

    public static async Task<ForwarderServer> StartAsync(
        Action<IServiceCollection> services,
        Func<IServiceProvider, RequestDelegate> handler
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(k => k.Limits.MaxRequestBodySize = null);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(1));
        services(builder.Services);
        var app = builder.Build();
        app.Run(handler(app.Services));
        await app.StartAsync();
        return new ForwarderServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1), TimeProvider.System);
        await app.StopAsync(soon.Token);
        await app.DisposeAsync();
    }
}
