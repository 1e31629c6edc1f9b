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
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(options.Listen);
        var web = builder.Build();
        web.MapGet(
            "/healthz",
            () =>
                Answer(
                    elector.IsHealthy && controllers.AreHealthy && !caches.AreStuck(elector.IsLeading)
                        ? null
                        : "a controller, an informer or the leader election is stuck"
                )
        );
        web.MapGet("/readyz", () => Answer(elector.Trouble ?? caches.Trouble));
        web.MapMetrics("/metrics", registry);
        return web;
    }

    private static IResult Answer(string? trouble) =>
        trouble is null ? Results.Text("ok") : Results.Text(trouble, statusCode: StatusCodes.Status503ServiceUnavailable);
}
