namespace MlOps.Samples.FraudModel.Transactions;

/// <summary>The world's secret: how likely a payment is fraud. The model only ever sees its outcomes.</summary>
internal static class FraudRisk
{
    public static double Of(Transaction t)
    {
        var night = t.Hour < 6;
        var newDevice = Math.Exp(-t.DeviceAge / 20);
        var far = Math.Log(1 + (t.Distance / 50));
        var logit = -4.9
            + (0.7 * (Math.Log(1 + t.Amount) - 3.4))
            + (night ? 1.2 : 0)
            + CategoryEffect(t.MerchantCategory)
            + (2.9 * newDevice)
            + (0.7 * far)
            + (t.CountryRisk == "high" ? 1.8 : t.CountryRisk == "medium" ? 0.7 : 0)
            + (1.1 * Math.Min(t.PriorChargebacks, 3))
            + (0.35 * t.Velocity)
            // Together these two are worse than apart: what a linear rule would miss.
            + (newDevice * far);
        return 1 / (1 + Math.Exp(-logit));
    }

    private static double CategoryEffect(string category) => category switch
    {
        "electronics" => 0.8,
        "jewellery" => 1.3,
        "gambling" => 1.6,
        "travel" => 0.4,
        _ => 0,
    };
}
