using Microsoft.ML;
using MlOps.Samples.FraudModel;
using MlOps.Samples.FraudModel.Features;
using MlOps.Samples.FraudModel.Serving;
using MlOps.Samples.FraudModel.Training;

namespace MlOps.Samples.Tests;

/// <summary>The two versions of the demo, trained as the image trains them and read back from their artefacts.</summary>
public sealed class ModelVersions
{
    public FraudService First { get; } = Build("1", seed: 1, without: null);

    public FraudService Second { get; } = Build("2", seed: 2, without: "device_age");

    public static FraudService Build(string version, int seed, string? without)
    {
        using var stream = new MemoryStream();
        new Trainer(seed, [.. FeatureCatalog.All.Where(f => f.Name != without)]).Train().Write(stream);
        stream.Position = 0;
        var ml = new MLContext();
        return new FraudService(ModelArtefact.Read(stream, ml), ml, version);
    }
}
