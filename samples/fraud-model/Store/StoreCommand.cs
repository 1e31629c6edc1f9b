using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using MlOps.Samples.ModelServer;

namespace MlOps.Samples.FraudModel.Store;

/// <summary>The verb <c>store</c>: what a company has a data platform and a model registry for, in the memory of one process.</summary>
internal static class StoreCommand
{
    private const int MostRows = 1_000_000;
    private const long ModelBytes = 256L << 20;
    private const int MostModels = 100;

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port to listen on.", DefaultValueFactory = _ => 8080 };
        var keep = new Option<int>("--keep-rows")
        {
            Description = "The oldest rows beyond this number are forgotten.",
            DefaultValueFactory = _ => 200_000,
        };
        keep.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 1 or > MostRows)
                given.AddError($"--keep-rows must be between 1 and {MostRows}");
        });
        var command = new Command("store", "Keep labelled rows and model files in memory, for the training that follows a drift.")
        {
            port,
            keep,
        };
        command.SetAction(
            (parsed, _) =>
                RunAsync(
                    new ServerSettings { Port = parsed.GetValue(port), DrainPeriod = TimeSpan.Zero },
                    new RowStore(parsed.GetValue(keep))
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(ServerSettings settings, RowStore kept)
    {
        await using var app = ModelServerApp.Create(settings, new ServedModel("store", "store", null), new ServerReadiness());
        var (rows, models) = (new RowEndpoints(kept), new ModelEndpoints(new StoredModels(ModelBytes, MostModels)));
        app.MapPost("/rows", rows.PostAsync);
        app.MapGet("/rows", rows.GetAsync);
        app.MapPut("/models/{name}.zip", models.PutAsync);
        app.MapGet("/models/{name}.zip", models.GetAsync);
        app.MapGet("/models", models.ListAsync);
        await app.RunAsync();
        return 0;
    }
}
