using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.ML;
using MlOps.Samples.FraudModel.Remote;
using MlOps.Samples.FraudModel.Transactions;
using MlOps.Samples.ModelServer;
using Prometheus;

namespace MlOps.Samples.FraudModel.Serving;

internal static class ServeCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port to listen on.", DefaultValueFactory = _ => 8080 };
        var drain = new Option<int>("--drain-seconds")
        {
            Description = "After SIGTERM: seconds to answer on while not ready.",
            DefaultValueFactory = _ => 3,
        };
        var command = new Command(
            "serve",
            "Serve the model named by MLOPS_MODEL_URI (file:///… or http://…), as MLOPS_MODEL_NAME and MLOPS_MODEL_VERSION; hand what came true to MLOPS_ROWS_URL."
        )
        {
            port,
            drain,
        };
        command.SetAction(
            (parsed, cancellation) =>
                ServeAsync(
                    new ServerSettings { Port = parsed.GetValue(port), DrainPeriod = TimeSpan.FromSeconds(parsed.GetValue(drain)) },
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> ServeAsync(ServerSettings settings, CancellationToken cancellation)
    {
        var identity = ServedModel.FromEnvironment("fraud");
        FraudService service;
        Uri? store;
        try
        {
            store = RowSender.AddressFromEnvironment();
            service = await LoadAsync(identity, cancellation);
        }
        catch (Exception e) when (e is ArgumentException or InvalidDataException or IOException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }

        DefaultMetrics.Trim();
        var labelled = Metrics.WithLabels(new Dictionary<string, string> { ["model"] = identity.Name, ["version"] = identity.Version });
        await using var app = ModelServerApp.Create(settings, identity, new ServerReadiness());
        using var rows = store is null ? null : RowSender.Create(store, labelled, app.Services.GetRequiredService<ILogger<RowSender>>());
        var endpoints = new FraudEndpoints(service, new FraudMetrics(labelled), row => rows?.Add(row));
        var measured = new MeasuredEndpoint(
            new RequestMetrics("fraud", labelled),
            TimeProvider.System,
            app.Services.GetRequiredService<ILogger<FraudEndpoints>>()
        );
        app.MapPost("/predict", measured.Wrap(endpoints.PredictAsync));
        app.MapPost("/feedback", endpoints.FeedbackAsync);
        // Until the last request is answered: it may be the truth about something.
        var sending = rows?.RunAsync(app.Lifetime.ApplicationStopped) ?? Task.CompletedTask;
        await app.RunAsync();
        await sending;
        return 0;
    }

    private static async Task<FraudService> LoadAsync(ServedModel identity, CancellationToken cancellation)
    {
        var ml = new MLContext();
        using var client = RetryingClient.Create();
        var service = new FraudService(await new ModelSource(client).ReadAsync(identity.Uri, ml, cancellation), ml, identity.Version);
        // The first score compiles the pipeline; better now than in somebody's request.
        service.Probability(TransactionGenerator.Generate(0).First().Transaction);
        return service;
    }
}
