namespace MlOps.Samples.FraudModel.Serving.Predictions;

/// <summary>The answer to one transaction.</summary>
public sealed record Prediction(bool Fraud, double Probability, IReadOnlyList<string> Reasons, string ModelVersion);
