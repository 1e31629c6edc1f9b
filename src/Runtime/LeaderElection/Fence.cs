namespace MlOps.Runtime.LeaderElection;

/// <summary>What we may rely on while we hold the lease; immutable, so that it is read without a lock.</summary>
/// <param name="AcquiredAt">Timestamp of the monotonic clock.</param>
/// <param name="RenewedAt">The same, when the last renewal was sent.</param>
/// <param name="RenewedOn">That moment by the clock on the wall.</param>
internal sealed record Fence(long AcquiredAt, long RenewedAt, DateTimeOffset RenewedOn)
{
    /// <summary>
    /// By the clock that says more. The monotonic one stands still while a machine is suspended (CLOCK_MONOTONIC), and the lease goes on;
    /// the one on the wall may be set back.
    /// </summary>
    public TimeSpan SinceRenewed(TimeProvider time)
    {
        var (ticked, passed) = (time.GetElapsedTime(RenewedAt), time.GetUtcNow() - RenewedOn);
        return ticked > passed ? ticked : passed;
    }
}
