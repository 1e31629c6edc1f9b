namespace MlOps.Samples.FraudModel.Features;

/// <summary>What travels with a model: its features in the order of its input, and the thresholds it was tuned to.</summary>
public sealed record FeatureManifest
{
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>The kinds of merchant it knows, by their positions. Null in a model from before they could differ.</summary>
    public IReadOnlyList<string>? MerchantCategories { get; init; }

    public required IReadOnlyDictionary<string, FeatureStatistic> Statistics { get; init; }

    /// <summary>Scores above this are suspicious: they get reasons, for the people who review them.</summary>
    public required double ReviewThreshold { get; init; }

    /// <summary>Scores above this are called fraud.</summary>
    public required double FraudThreshold { get; init; }

    public required int Seed { get; init; }

    public required double Accuracy { get; init; }

    public required double AreaUnderRocCurve { get; init; }
}
