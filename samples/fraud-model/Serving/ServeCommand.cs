using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.ML;
using MlOps.Samples.FraudModel.Transactions;
using MlOps.Samples.ModelServer;
using Prometheus;

namespace MlOps.Samples.FraudModel.Serving;

internal static class ServeCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port to listen on.", DefaultValueFactory = _ => 8080 };
        var drain = new Option<int>("--drain-seconds") { Description = "After SIGTERM: seconds to answer on while not ready.", DefaultValueFactory = _ => 3 };
        var command = new Command("serve",
            "Serve the model named by MLOPS_MODEL_URI (file:///…), as MLOPS_MODEL_NAME and MLOPS_MODEL_VERSION.") { port, drain };
        command.SetAction((parsed, _) => ServeAsync(new ServerSettings
        {
            Port = parsed.GetValue(port),
            DrainPeriod = TimeSpan.FromSeconds(parsed.GetValue(drain)),
        }));
        return command;
    }

    private static async Task<int> ServeAsync(ServerSettings settings)
    {
        var identity = ModelIdentity.FromEnvironment("fraud");
        FraudService service;
        try
        {
            service = Load(identity);
        }
        catch (Exception e) when (e is ArgumentException or InvalidDataException or IOException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }

        DefaultMetrics.Trim();
        var labelled = Metrics.WithLabels(new Dictionary<string, string> { ["model"] = identity.Name, ["version"] = identity.Version });
        var endpoints = new FraudEndpoints(service, new FraudMetrics(labelled));
        await using var app = ModelServerApp.Create(settings, identity, new Readiness());
        var measured = new MeasuredEndpoint(
            new RequestMetrics("fraud", labelled), TimeProvider.System, app.Services.GetRequiredService<ILogger<FraudEndpoints>>());
        app.MapPost("/predict", measured.Wrap(endpoints.PredictAsync));
        app.MapPost("/feedback", endpoints.FeedbackAsync);
        await app.RunAsync();
        return 0;
    }

    private static FraudService Load(ModelIdentity identity)
    {
        var ml = new MLContext();
        using var stream = ModelLocation.Parse(identity.Uri).OpenRead();
        var service = new FraudService(ModelArtefact.Read(stream, ml), ml, identity.Version);
        // The first score compiles the pipeline; better now than in somebody's request.
        service.Probability(TransactionGenerator.Generate(0).First().Transaction);
        return service;
    }
}
