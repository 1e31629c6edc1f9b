using MlOps.Samples.FraudModel.Transactions;

namespace MlOps.Samples.FraudModel.Features;

/// <summary>A named number that the model reads off a transaction.</summary>
public sealed record Feature(string Name, Func<Transaction, double> Value);
