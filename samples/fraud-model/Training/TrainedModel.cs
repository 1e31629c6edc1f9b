using Microsoft.ML;

namespace MlOps.Samples.FraudModel.Training;

/// <summary>A fresh model, and what ML.NET needs to write it down.</summary>
public sealed record TrainedModel(ModelArtefact Artefact, MLContext Ml, DataViewSchema Schema)
{
    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        Artefact.Write(file, Ml, Schema);
        return file.ToArray();
    }
}
