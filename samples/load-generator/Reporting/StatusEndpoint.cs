using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MlOps.Samples.LoadGenerator.Connections;

namespace MlOps.Samples.LoadGenerator.Reporting;

/// <summary><c>GET /summary</c>: the live summary, for a script that cannot wait for the last line.</summary>
internal static class StatusEndpoint
{
    public static async Task<WebApplication?> StartAsync(int? port, Tally tally)
    {
        if (port is not { } listen)
            return null;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenAnyIP(listen));
        builder.Services.AddRoutingCore();
        // The signal belongs to the load command; this small server ends when the run does.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var app = builder.Build();
        app.MapGet(
            "/summary",
            context =>
                context.Response.WriteAsJsonAsync(
                    new SummaryLine(tally.Snapshot()),
                    LoadJson.Default.SummaryLine,
                    cancellationToken: context.RequestAborted
                )
        );
        await app.StartAsync();
        return app;
    }
}
