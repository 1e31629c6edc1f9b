using MlOps.Runtime.LeaderElection;
using Prometheus;

namespace MlOps.Operator.Hosting;

/// <summary>
/// Serves <c>/healthz</c> (should this process be restarted?), <c>/readyz</c> (is it in working order?) and <c>/metrics</c>.
/// </summary>
internal static class HealthServer
{
    public static WebApplication Create(
        RunOptions options,
        CollectorRegistry registry,
        Caches caches,
        ControllerSet controllers,
        LeaderElector elector
    )
    {
        // No configuration but ours: the usual builder reads appsettings.json and ASPNETCORE_ variables, and watches every folder below the
        // working directory for a change of them.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().UseUrls(options.Listen);
        builder.Services.AddRoutingCore();
        var web = builder.Build();
        web.UseRouting();
        web.MapGet(
            "/healthz",
            context =>
                AnswerAsync(
                    context,
                    elector.IsHealthy && controllers.AreHealthy && !caches.AreStuck(elector.IsLeading)
                        ? null
                        : "a controller, an informer or the leader election is stuck"
                )
        );
        web.MapGet("/readyz", context => AnswerAsync(context, elector.Trouble ?? caches.Trouble));
        web.MapMetrics("/metrics", registry);
        return web;
    }

    private static Task AnswerAsync(HttpContext context, string? trouble)
    {
        context.Response.StatusCode = trouble is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(trouble ?? "ok", context.RequestAborted);
    }
}
