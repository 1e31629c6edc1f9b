namespace MlOps.Samples.ModelServer;

/// <summary>How a model server listens and how it leaves.</summary>
public sealed record ServerSettings
{
    public int Port { get; init; } = 8080;

    /// <summary>Between SIGTERM and the end of listening: time for the cluster to take the pod out of the Service.</summary>
    public TimeSpan DrainPeriod { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Before the drain begins, the signal is ignored that long. Real servers have 0; tests need others.</summary>
    public TimeSpan IgnoreSignal { get; init; } = TimeSpan.Zero;

    /// <summary>How long requests under way may take once listening ended.</summary>
    public TimeSpan InFlightLimit { get; init; } = TimeSpan.FromSeconds(15);

    public TimeSpan ShutdownLimit => IgnoreSignal + DrainPeriod + InFlightLimit;
}
