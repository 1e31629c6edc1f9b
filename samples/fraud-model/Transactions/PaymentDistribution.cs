namespace MlOps.Samples.FraudModel.Transactions;

/// <summary>Where payments come from: how large they are, at which kinds of merchant, and which of them are fraud.</summary>
internal sealed record PaymentDistribution(
    double AmountLogMean,
    IReadOnlyList<string> MerchantCategories,
    IReadOnlyList<double> CategoryShares,
    FraudRisk Risk
)
{
    /// <summary>The payments that the models of the image were trained on.</summary>
    public static PaymentDistribution Before { get; } =
        new(
            AmountLogMean: 3.4,
            Vocabulary.MerchantCategories,
            CategoryShares: [0.34, 0.14, 0.2, 0.1, 0.12, 0.05, 0.05],
            new FraudRisk(
                Base: -4.9,
                Amount: 0.7,
                new Dictionary<string, double>
                {
                    ["electronics"] = 0.8,
                    ["jewellery"] = 1.3,
                    ["gambling"] = 1.6,
                    ["travel"] = 0.4,
                }
            )
        );

    /// <summary>
    /// The same people later. Prices rose and crypto took its share from every other category (the inputs drift); fraud went
    /// where small payments are not looked at, and to crypto (the concept drifts, so that what was learned before misleads).
    /// </summary>
    public static PaymentDistribution After { get; } =
        Before with
        {
            AmountLogMean = Before.AmountLogMean + 0.6,
            MerchantCategories = [.. Before.MerchantCategories, "crypto"],
            CategoryShares = [.. Before.CategoryShares.Select(share => share * (1 - CryptoShare)), CryptoShare],
            Risk = new FraudRisk(Base: -5.5, Amount: -1, new Dictionary<string, double> { ["crypto"] = 6 }),
        };

    private const double CryptoShare = 0.12;
}
