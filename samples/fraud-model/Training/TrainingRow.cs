namespace MlOps.Samples.FraudModel.Training;

/// <summary>ML.NET's view of a labelled transaction. The vector's length is set in the schema: models differ in it.</summary>
public sealed class TrainingRow
{
    public float[] Features { get; init; } = [];

    public bool Label { get; init; }
}
