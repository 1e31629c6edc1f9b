namespace MlOps.Runtime.LeaderElection;

/// <summary>The lease and its times; the ratio LeaseDuration : RenewDeadline is the clock-rate skew that is tolerated.</summary>
public sealed record LeaderElectorOptions
{
    public required string Namespace { get; init; }
    public required string Name { get; init; }

    /// <summary>Unique per process: a restarted pod must not take its predecessor's lease for its own.</summary>
    public string Identity { get; init; } = $"{Environment.MachineName}_{Guid.NewGuid():D}";

    /// <summary>How long others wait after the record last changed.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the process continues without a successful renewal.</summary>
    public TimeSpan RenewDeadline { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan RetryPeriod { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an orderly stop may take to give the lease back.</summary>
    public TimeSpan ReleaseTimeout { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>A number in [0, 1) that spreads the attempts of standbys.</summary>
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;
}
