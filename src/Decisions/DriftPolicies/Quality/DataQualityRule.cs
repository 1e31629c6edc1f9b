namespace MlOps.Decisions.DriftPolicies.Quality;

/// <summary>
/// The rules by which data look broken, or by which a training could not help: the reason of condition DataQualityOK, and the rule under
/// which a training is held.
/// </summary>
public static class DataQualityRule
{
    public const string SignalVanished = nameof(SignalVanished);
    public const string BucketLayoutChanged = nameof(BucketLayoutChanged);
    public const string ValuesCollapsed = nameof(ValuesCollapsed);
    public const string CategoriesChanged = nameof(CategoriesChanged);
    public const string CategoriesMultiplied = nameof(CategoriesMultiplied);
    public const string MissingValuesRose = nameof(MissingValuesRose);
    public const string SamplesHalved = nameof(SamplesHalved);

    /// <summary>The rule that knows of nothing wrong, only of nothing right.</summary>
    public const string MissingUnknown = nameof(MissingUnknown);

    public const string QualityUnknown = nameof(QualityUnknown);
    public const string QualityHolds = nameof(QualityHolds);
}
