namespace MlOps.Runtime.Api.Transport;

/// <summary>How long to wait for the API server and how often to ask again.</summary>
public sealed record KubeApiOptions
{
    /// <summary>Per attempt of a call that is not a watch.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Per attempt of a write. Not longer than a leader goes on without a renewal: an answer after that is of no use to it.
    /// </summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Attempts after the first one, for reads on any transient error and for writes that surely had no effect.</summary>
    public int Retries { get; init; } = 3;

    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A server that requests a longer pause than this gets it from the caller's own back-off.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A number in [0, 1) that spreads retries.</summary>
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;
}
