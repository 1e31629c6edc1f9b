namespace MlOps.Operator.Controllers.Policies.Judging;

/// <summary>What Kubernetes itself says of the serving revision and of the last known good one. Ages are those at the last contact with the API server; restarts those since the promotion.</summary>
public sealed record AvailabilityFacts(
    int Pods, int Ready, int FewestRestarts, TimeSpan UnreadyFor, bool GoodIsReady, TimeSpan ViewAge, string? Trouble)
{
    /// <summary>How long pods of this model were seen to take from their creation until they were ready.</summary>
    public TimeSpan StartUp { get; init; }

    /// <summary>Pods that its Deployment is asked for.</summary>
    public int Wanted { get; init; }
}
