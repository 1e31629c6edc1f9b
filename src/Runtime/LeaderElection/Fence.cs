namespace MlOps.Runtime.LeaderElection;

/// <summary>What we may rely on while we hold the lease, by the monotonic clock; immutable, so that it is read without a lock.</summary>
internal sealed record Fence(long AcquiredAt, long RenewedAt);
