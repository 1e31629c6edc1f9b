namespace MlOps.Decisions.State.Children;

/// <summary>
/// The Deployment of one revision. <paramref name="Replicas"/> is the desired number, <paramref name="Ready"/> the ready one.
/// </summary>
public sealed record ChildDeployment(string Hash, string Name, string Uid, int Replicas, int Ready, bool Settled, DateTimeOffset CreatedAt)
{
    private readonly int? _available;

    /// <summary>Pods that have been ready for <c>minReadySeconds</c>, as the Deployment controller counts them.</summary>
    public int Available
    {
        get => _available ?? Ready;
        init => _available = value;
    }

    /// <summary>
    /// How long a pod must be ready to count as available; 0 if an earlier release of the operator created the Deployment.
    /// </summary>
    public int MinReadySeconds { get; init; }

    /// <summary>Another writer that changed the pod template; null if the pods match their revision.</summary>
    public string? EditedBy { get; init; }

    /// <summary>The other writer that last set the number of pods, a person or an autoscaler; null if the operator set it.</summary>
    public ForeignScale? ScaledBy { get; init; }
}
