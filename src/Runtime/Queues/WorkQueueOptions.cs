namespace MlOps.Runtime.Queues;

/// <summary>How a key that keeps failing is slowed down.</summary>
public sealed record WorkQueueOptions
{
    public TimeSpan BaseBackoff { get; init; } = TimeSpan.FromMilliseconds(100);
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A number in [0, 1): keys that failed together must not come back together.</summary>
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;
}
