namespace MlOps.Decisions.SloPolicies.Facts;

/// <summary>
/// Kubernetes' own facts on the serving revision and on the last known good one. Ages count up to the last contact with the API server,
/// restarts from the promotion.
/// </summary>
public sealed record AvailabilityFacts(
    int Pods,
    int Ready,
    int FewestRestarts,
    TimeSpan UnreadyFor,
    bool GoodIsReady,
    TimeSpan ViewAge,
    string? Trouble
)
{
    /// <summary>How long pods of this model took from creation to ready.</summary>
    public TimeSpan StartUp { get; init; }

    /// <summary>Replicas that its Deployment requests.</summary>
    public int Wanted { get; init; }
}
