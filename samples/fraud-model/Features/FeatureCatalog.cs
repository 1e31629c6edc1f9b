using MlOps.Samples.FraudModel.Transactions;

namespace MlOps.Samples.FraudModel.Features;

/// <summary>
/// Every feature there is, for a model that knows these kinds of merchant. Which of them it uses is written in its manifest.
/// </summary>
public sealed class FeatureCatalog(IReadOnlyList<string> merchantCategories)
{
    public static IReadOnlyList<string> Names { get; } = [.. new FeatureCatalog([]).All.Select(f => f.Name)];

    public IReadOnlyList<Feature> All { get; } =
    [
        new("amount", t => Math.Log(1 + t.Amount)),
        new("hour", t => t.Hour),
        new("merchant_category", t => Position(merchantCategories, t.MerchantCategory)),
        new("device_age", t => t.DeviceAge),
        new("distance", t => Math.Log(1 + t.Distance)),
        new("country_risk", t => Position(Vocabulary.CountryRisks, t.CountryRisk)),
        new("prior_chargebacks", t => t.PriorChargebacks),
        new("velocity", t => t.Velocity),
    ];

    /// <summary>The catalog as this model learned it.</summary>
    public static FeatureCatalog Of(FeatureManifest manifest) => new(manifest.MerchantCategories ?? Vocabulary.MerchantCategories);

    public Feature Named(string name) =>
        All.FirstOrDefault(f => f.Name == name)
        ?? throw new ArgumentException($"there is no feature '{name}'; there are {string.Join(", ", Names)}");

    public IReadOnlyList<Feature> Named(IEnumerable<string> names) => [.. names.Select(Named)];

    public static float[] Vector(IEnumerable<Feature> features, Transaction transaction) =>
        [.. features.Select(f => (float)f.Value(transaction))];

    // A category the model never saw is -1: a value of its own, as trees like it.
    private static double Position(IReadOnlyList<string> words, string word)
    {
        for (int i = 0; i < words.Count; i++)
        {
            if (words[i] == word)
                return i;
        }

        return -1;
    }
}
