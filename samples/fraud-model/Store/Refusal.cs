namespace MlOps.Samples.FraudModel.Store;

/// <summary>Why something was not done.</summary>
internal sealed record Refusal(string Error);
