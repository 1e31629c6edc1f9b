namespace MlOps.Samples.FraudModel.Serving;

/// <summary>The truth about an earlier transaction.</summary>
public sealed record Feedback(string Id, bool Fraud);
