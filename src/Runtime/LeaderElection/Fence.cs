namespace MlOps.Runtime.LeaderElection;

/// <summary>What we may rely on while we hold the lease; immutable, so that it is read without a lock.</summary>
/// <param name="AcquiredAt">Timestamp of the monotonic clock.</param>
/// <param name="RenewedAt">The same, when the last renewal was sent.</param>
/// <param name="RenewedOn">The same moment by the wall clock.</param>
internal sealed record Fence(long AcquiredAt, long RenewedAt, DateTimeOffset RenewedOn)
{
    /// <summary>
    /// The larger of the two elapsed times. CLOCK_MONOTONIC stops while a machine is suspended, but the lease still expires; the wall clock
    /// may be set back.
    /// </summary>
    public TimeSpan SinceRenewed(TimeProvider time)
    {
        var (ticked, passed) = (time.GetElapsedTime(RenewedAt), time.GetUtcNow() - RenewedOn);
        return ticked > passed ? ticked : passed;
    }
}
