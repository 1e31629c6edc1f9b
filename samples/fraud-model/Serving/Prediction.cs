namespace MlOps.Samples.FraudModel.Serving;

/// <summary>The answer to one transaction.</summary>
public sealed record Prediction(bool Fraud, double Probability, IReadOnlyList<string> Reasons, string ModelVersion);
