namespace MlOps.Samples.FraudModel.Serving.Predictions;

/// <summary>The truth about an earlier transaction.</summary>
public sealed record Feedback(string Id, bool Fraud);
