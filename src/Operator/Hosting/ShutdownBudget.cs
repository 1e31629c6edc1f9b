namespace MlOps.Operator.Hosting;

/// <summary>
/// How long each part of an orderly stop may take, one after the other. Together they stay below the grace period of the pod, after which
/// it is killed: a lease that is not given back costs the successor its whole duration.
/// </summary>
public static class ShutdownBudget
{
    /// <summary>For reconciles in flight.</summary>
    public static TimeSpan Drain { get; } = TimeSpan.FromSeconds(15);

    /// <summary>For Events that are still queued.</summary>
    public static TimeSpan Events { get; } = TimeSpan.FromSeconds(5);

    /// <summary>For giving the lease back.</summary>
    public static TimeSpan Release { get; } = TimeSpan.FromSeconds(4);

    public static TimeSpan Total => Drain + Events + Release;
}
