namespace MlOps.Samples.FraudModel.Transactions;

/// <summary>A payment and the truth about it, which in the field is known only weeks later.</summary>
public sealed record LabelledTransaction(Transaction Transaction, bool Fraud);
