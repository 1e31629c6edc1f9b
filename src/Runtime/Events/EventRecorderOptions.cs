namespace MlOps.Runtime.Events;

/// <summary>How much may be said and how long saying it may take.</summary>
public sealed record EventRecorderOptions
{
    public required string Component { get; init; }
    public string Instance { get; init; } = Environment.MachineName;
    public int Capacity { get; init; } = 1000;

    /// <summary>Events that are written at once.</summary>
    public int Writers { get; init; } = 4;

    /// <summary>Events an object may have at once; after that one per <see cref="RefillEvery"/>.</summary>
    public int Burst { get; init; } = 25;

    public TimeSpan RefillEvery { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>The server refuses longer ones; it counts bytes.</summary>
    public int MaxMessageBytes { get; init; } = 1024;

    /// <summary>Attempts per Event while the API has transient errors.</summary>
    public int Attempts { get; init; } = 3;

    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A server that requests a longer pause is asked again after this one: the queue would fill meanwhile.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a saved Event is recorded again. An API server keeps Events for an hour unless told otherwise (kube-apiserver
    /// <c>--event-ttl</c>); after that a repetition would create it anew.
    /// </summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long the end of the process may wait for what is still queued.</summary>
    public TimeSpan FlushDeadline { get; init; } = TimeSpan.FromSeconds(5);
}
