using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.ML;
using MlOps.Samples.FraudModel.Features;
using MlOps.Samples.FraudModel.Remote;
using MlOps.Samples.FraudModel.Training.Rows;
using MlOps.Samples.FraudModel.Transactions;

namespace MlOps.Samples.FraudModel.Training;

/// <summary>One training from its data to the file, told so that a reader sees whether it helped.</summary>
internal sealed class TrainingRun(TrainOptions options, RetryingClient client, Func<string, string?> environment, TextWriter output)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var line in DriftContext.Lines(environment))
            await output.WriteLineAsync(line);

        var set = options.Data is { } store
            ? TrainingSet.Recorded(await RowsAsync(store, cancellation))
            : TrainingSet.Synthetic(options.Seed);
        var baseline = options.Data is null ? null : await BaselineAsync(set, cancellation);
        var trained = new Trainer(options.Seed, [.. FeatureCatalog.Names.Except(options.Without)]).Train(set);
        var file = trained.ToBytes();
        await File.WriteAllBytesAsync(options.Out, file, cancellation);
        await DescribeAsync(set, trained.Artefact.Manifest, baseline);
        if (options.Upload is { } address)
        {
            await client.PutAsync(address, file, cancellation);
            await output.WriteLineAsync($"uploaded to {address}");
        }

        var manifest = trained.Artefact.Manifest;
        await output.WriteLineAsync(
            JsonSerializer.Serialize(
                new TrainingSummary(
                    set.Count,
                    manifest.Accuracy,
                    manifest.AreaUnderRocCurve,
                    baseline?.Accuracy,
                    baseline?.AreaUnderRocCurve,
                    options.Upload is not null
                ),
                TrainingJson.Default.TrainingSummary
            )
        );
    }

    private async Task<IReadOnlyList<LabelledTransaction>> RowsAsync(Uri store, CancellationToken cancellation)
    {
        var address = HttpAddress.Below(store, $"rows?last={options.Last}");
        try
        {
            return LabelledJson.Parse(Encoding.UTF8.GetString(await client.GetAsync(address, cancellation)));
        }
        catch (FormatException e)
        {
            throw new InvalidDataException($"GET {address}: {e.Message}", e);
        }
    }

    /// <summary>The model that serves now, on the rows that the new one will be judged by. To know is good, but no condition.</summary>
    private async Task<Quality?> BaselineAsync(TrainingSet set, CancellationToken cancellation)
    {
        try
        {
            var ml = new MLContext(options.Seed);
            var serving = await new ModelSource(client).ReadAsync(environment("MLOPS_MODEL_URI"), ml, cancellation);
            return new Examination(ml, set.Test).Of(serving);
        }
        catch (Exception e) when (e is ArgumentException or InvalidDataException or IOException)
        {
            await output.WriteLineAsync($"no comparison with the model that serves: {e.Message}");
            return null;
        }
    }

    private async Task DescribeAsync(TrainingSet set, FeatureManifest manifest, Quality? baseline)
    {
        await SayAsync(
            $"rows={set.Count} training={set.Training.Count} newest={set.Test.Count} fraud={100 * set.FraudShare:F1}% categories={string.Join(',', set.MerchantCategories)}"
        );
        await SayAsync(
            $"{Path.GetFullPath(options.Out)}: features={string.Join(',', manifest.Features)} accuracy={manifest.Accuracy:F4} auc={manifest.AreaUnderRocCurve:F4} reviewThreshold={manifest.ReviewThreshold:F4}"
        );
        if (baseline is not null)
            await SayAsync(
                $"the model that serves, on the same newest rows: accuracy={baseline.Accuracy:F4} auc={baseline.AreaUnderRocCurve:F4}"
            );
    }

    private Task SayAsync(FormattableString line) => output.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
}
