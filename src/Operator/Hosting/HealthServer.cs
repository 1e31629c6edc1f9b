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
        web.MapGet("/healthz", () => Answer(elector.IsHealthy && controllers.AreHealthy, "a controller or the leader election is stuck"));
        web.MapGet(
            "/readyz",
            () => Answer(caches.HasSynced && elector.Trouble is null, elector.Trouble ?? "informers have not synced yet")
        );
        web.MapMetrics("/metrics", registry);
        return web;
    }

    private static IResult Answer(bool good, string trouble) =>
        good ? Results.Text("ok") : Results.Text(trouble, statusCode: StatusCodes.Status503ServiceUnavailable);
}
