using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Prometheus;

namespace MlOps.Samples.ModelServer;

/// <summary>The part of a model server that has nothing to do with its model.</summary>
public static class ModelServerApp
{
    public const string VersionHeader = "X-Model-Version";

    /// <summary>A server with /healthz, /readyz and /metrics; the caller maps its own paths and runs it.</summary>
    public static WebApplication Create(ServerSettings settings, ServedModel identity, ServerReadiness readiness)
    {
        // The empty builder starts fastest and watches no configuration files: inotify handles are scarce where many pods run.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenAnyIP(settings.Port));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(settings).AddSingleton(readiness);
        builder.Services.AddHostedService<DrainService>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.ShutdownLimit);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

        var app = builder.Build();
        app.Use(next =>
            context =>
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers[VersionHeader] = identity.Version;
                    if (readiness.Draining)
                        context.Response.Headers.Connection = "close";
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
        app.UseRouting();
        app.MapGet("/healthz", context => context.Response.WriteAsync("alive"));
        app.MapGet(
            "/readyz",
            context =>
            {
                context.Response.StatusCode = readiness.Ready ? 200 : 503;
                return context.Response.WriteAsync(readiness.Ready ? "ready" : "not ready");
            }
        );
        app.MapMetrics();
        return app;
    }
}
