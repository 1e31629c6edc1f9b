using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MlOps.Samples.ModelServer;
using Prometheus;

namespace MlOps.FaultyModel;

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
        FaultyModelOptions options;
        try
        {
            options = FaultyModelOptions.Read(Environment.GetEnvironmentVariable);
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
            ServedModel.FromEnvironment("faulty-model"),
            new ServerReadiness { Allowed = !options.NeverReady }
        );
        var endpoints = new FaultyModelEndpoints(options, new Amounts(options, Metrics.DefaultFactory), TimeProvider.System);
        var measured = new MeasuredEndpoint(
            new RequestMetrics("faulty_model", Metrics.DefaultFactory),
            TimeProvider.System,
            app.Services.GetRequiredService<ILogger<FaultyModelEndpoints>>()
        );
        app.MapMethods("/predict", ["GET", "POST"], measured.Wrap(endpoints.PredictAsync));
        app.MapMethods("/probe", ["GET", "POST"], endpoints.ProbeAsync);
        await app.RunAsync();
        return 0;
    }
}
