using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MlOps.Samples.PodTargets;

/// <summary>
/// The verb <c>targets</c>: tells a Prometheus beside it which pods to scrape, in the format of its HTTP service discovery.
/// Debian builds Prometheus without Kubernetes discovery; with this, the same configuration works with any build.
/// </summary>
public static class TargetsCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port on loopback.", DefaultValueFactory = _ => 9099 };
        var command = new Command(
            "targets",
            "Serve GET /targets: the pods with the annotation prometheus.io/scrape, for Prometheus' http_sd."
        )
        {
            port,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                using var pods = PodLister.InCluster();
                var builder = WebApplication.CreateEmptyBuilder(new());
                builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenLocalhost(parsed.GetValue(port)));
                builder.Services.AddRoutingCore();
                await using var app = builder.Build();
                app.MapGet(
                    "/targets",
                    async context =>
                    {
                        context.Response.ContentType = "application/json";
                        await context.Response.WriteAsync(Targets.Of(await pods.ListAsync(context.RequestAborted)).ToJsonString());
                    }
                );
                await app.StartAsync(ct);
                await app.WaitForShutdownAsync(ct);
                return 0;
            }
        );
        return command;
    }
}
