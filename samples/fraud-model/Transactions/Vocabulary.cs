namespace MlOps.Samples.FraudModel.Transactions;

/// <summary>The categories that occur, in a fixed order: their positions are what the model sees.</summary>
public static class Vocabulary
{
    public static IReadOnlyList<string> MerchantCategories { get; } =
    ["grocery", "fuel", "restaurant", "travel", "electronics", "jewellery", "gambling"];

    public static IReadOnlyList<string> CountryRisks { get; } = ["low", "medium", "high"];
}
