using System.CommandLine;
using MlOps.Samples.FraudModel.Features;
using MlOps.Samples.FraudModel.Remote;
using MlOps.Samples.FraudModel.Training.Rows;

namespace MlOps.Samples.FraudModel.Training;

internal static class TrainCommand
{
    private const int MostRows = 100_000;

    public static Command Create()
    {
        var output = new Option<string>("--out") { Description = "File to write the model to.", Required = true };
        var seed = new Option<int>("--seed") { Description = "Same seed, same data, same model.", DefaultValueFactory = _ => 1 };
        var without = new Option<string[]>("--without")
        {
            Description = "Leave a feature out of the model.",
            DefaultValueFactory = _ => [],
        };
        var data = new Option<string?>("--data")
        {
            Description = "Learn from the labelled rows of this store (http://HOST) instead of synthetic payments.",
        };
        var last = new Option<int>("--last") { Description = "With --data: how many of the newest rows.", DefaultValueFactory = _ => 4000 };
        var upload = new Option<string?>("--upload") { Description = "Put the file to this address too (http://HOST/models/NAME.zip)." };

        var command = new Command(
            "train",
            "Train the model and write it to one file; compare it with the one that serves (MLOPS_MODEL_URI)."
        )
        {
            output,
            seed,
            without,
            data,
            last,
            upload,
        };
        without.Validators.Add(given =>
        {
            foreach (var name in given.GetValueOrDefault<string[]>().Except(FeatureCatalog.Names))
                given.AddError($"There is no feature '{name}'; there are {string.Join(", ", FeatureCatalog.Names)}.");
        });
        last.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < TrainingSet.FewestRows or > MostRows)
                given.AddError($"--last must be between {TrainingSet.FewestRows} and {MostRows}");
        });
        foreach (var address in new[] { data, upload })
        {
            address.Validators.Add(given =>
            {
                if (HttpAddress.TryParse(given.GetValueOrDefault<string?>()) is null)
                    given.AddError($"{address.Name} must be an absolute http:// address");
            });
        }

        command.SetAction(
            (parsed, cancellation) =>
                RunAsync(
                    new TrainOptions
                    {
                        Out = parsed.GetRequiredValue(output),
                        Seed = parsed.GetValue(seed),
                        Without = parsed.GetValue(without)!,
                        Data = HttpAddress.TryParse(parsed.GetValue(data)),
                        Last = parsed.GetValue(last),
                        Upload = HttpAddress.TryParse(parsed.GetValue(upload)),
                    },
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(TrainOptions options, CancellationToken cancellation)
    {
        using var client = RetryingClient.Create();
        try
        {
            await new TrainingRun(options, client, Environment.GetEnvironmentVariable, Console.Out).RunAsync(cancellation);
            return 0;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"training failed: {e.Message}");
            return 1;
        }
    }
}
