using MlOps.Samples.FraudModel.Transactions;

namespace MlOps.Samples.FraudModel.Serving.Predictions;

/// <summary>What was asked, and how probable fraud was said to be.</summary>
public sealed record RecentPrediction(Transaction Transaction, double Probability);
