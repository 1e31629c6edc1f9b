namespace MlOps.Samples.FraudModel.Training;

/// <summary>What one training does.</summary>
internal sealed record TrainOptions
{
    public required string Out { get; init; }

    public int Seed { get; init; } = 1;

    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>The store with the labelled rows; null for synthetic payments.</summary>
    public Uri? Data { get; init; }

    public int Last { get; init; } = 4000;

    public Uri? Upload { get; init; }
}
