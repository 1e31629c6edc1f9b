namespace MlOps.Samples.FraudModel.Transactions;

/// <summary>How likely a payment is fraud. The model only ever sees its outcomes.</summary>
/// <param name="Base">Of an ordinary payment, as a logit.</param>
/// <param name="Amount">What a payment e times as large adds.</param>
/// <param name="Categories">What a kind of merchant adds; nothing where it is not listed.</param>
internal sealed record FraudRisk(double Base, double Amount, IReadOnlyDictionary<string, double> Categories)
{
    public double Of(Transaction t)
    {
        var night = t.Hour < 6;
        var newDevice = Math.Exp(-t.DeviceAge / 20);
        var far = Math.Log(1 + (t.Distance / 50));
        var logit =
            Base
            + (Amount * (Math.Log(1 + t.Amount) - 3.4))
            + (night ? 1.2 : 0)
            + Categories.GetValueOrDefault(t.MerchantCategory)
            + (2.9 * newDevice)
            + (0.7 * far)
            + (
                t.CountryRisk == "high" ? 1.8
                : t.CountryRisk == "medium" ? 0.7
                : 0
            )
            + (1.1 * Math.Min(t.PriorChargebacks, 3))
            + (0.35 * t.Velocity)
            // Together these two are worse than apart: what a linear rule would miss.
            + (newDevice * far);
        return 1 / (1 + Math.Exp(-logit));
    }
}
