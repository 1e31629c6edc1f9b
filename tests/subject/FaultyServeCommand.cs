using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MlOps.Samples.ModelServer;
using Prometheus;

namespace MlOps.Subject;

internal static class FaultyServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Serve, with the faults that the environment asks for.");
        command.SetAction((_, _) => ServeAsync());
        return command;
    }

    private static async Task<int> ServeAsync()
    {
        SubjectOptions options;
        try
        {
            options = SubjectOptions.Read(Environment.GetEnvironmentVariable);
        }
        catch (FormatException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }

        DefaultMetrics.Trim();
        var settings = new ServerSettings
        {
            Port = options.Port,
            DrainPeriod = options.DrainPeriod,
            IgnoreSignal = options.IgnoreSignal,
        };
        await using var app = ModelServerApp.Create(
            settings,
            ServedModel.FromEnvironment("subject"),
            new ServerReadiness { Allowed = !options.NeverReady }
        );
        var endpoints = new SubjectEndpoints(options, new Amounts(options, Metrics.DefaultFactory), TimeProvider.System);
        var measured = new MeasuredEndpoint(
            new RequestMetrics("subject", Metrics.DefaultFactory),
            TimeProvider.System,
            app.Services.GetRequiredService<ILogger<SubjectEndpoints>>()
        );
        app.MapMethods("/predict", ["GET", "POST"], measured.Wrap(endpoints.PredictAsync));
        app.MapMethods("/probe", ["GET", "POST"], endpoints.ProbeAsync);
        await app.RunAsync();
        return 0;
    }
}
