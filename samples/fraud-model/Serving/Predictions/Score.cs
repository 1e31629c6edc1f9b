namespace MlOps.Samples.FraudModel.Serving.Predictions;

/// <summary>The model's output, by the names that ML.NET gives the columns.</summary>
public sealed class Score
{
    public float Probability { get; set; }
}
