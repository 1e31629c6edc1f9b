namespace MlOps.Operator.Controllers.Policies.Judging;

/// <summary>What Kubernetes itself says of the serving revision and of the last known good one. Times are ages now.</summary>
public sealed record AvailabilityFacts(
    int Pods, int Ready, int FewestRestarts, TimeSpan UnreadyFor, bool GoodIsReady, TimeSpan ViewAge, string? Trouble)
{
    /// <summary>Pods that its Deployment is asked for.</summary>
    public int Wanted { get; init; }
}
