namespace MlOps.Samples.FraudModel.Serving.Predictions;

/// <summary>The model's input when it serves.</summary>
public sealed class ScoringRow
{
    public float[] Features { get; init; } = [];
}
