using Microsoft.ML;
using MlOps.Samples.FraudModel;
using MlOps.Samples.FraudModel.Features;
using MlOps.Samples.FraudModel.Serving;
using MlOps.Samples.FraudModel.Training;
using MlOps.Samples.FraudModel.Training.Rows;

namespace MlOps.Samples.Tests;

/// <summary>The two versions of the demo, trained as the image trains them and read back from their artefacts.</summary>
public sealed class ModelVersions
{
    public FraudService First { get; } = Build("1", seed: 1, without: null);

    public FraudService Second { get; } = Build("2", seed: 2, without: "device_age");

    public byte[] FirstFile { get; } = Train(seed: 1, without: null);

    public static FraudService Build(string version, int seed, string? without)
    {
        using var stream = new MemoryStream(Train(seed, without));
        var ml = new MLContext();
        return new FraudService(ModelArtefact.Read(stream, ml), ml, version);
    }

    private static byte[] Train(int seed, string? without) =>
        new Trainer(seed, [.. FeatureCatalog.Names.Where(f => f != without)]).Train(TrainingSet.Synthetic(seed)).ToBytes();
}
