namespace MlOps.Runtime.LeaderElection.Leases;

/// <summary>
/// How long another's record has stood unchanged, by our own monotonic clock. Times written by others are not trusted: their
/// clocks are not ours.
/// </summary>
internal sealed class ObservedLease(TimeProvider time)
{
    private LeaseRecord? _seen;
    private long _since;

    /// <summary>Whether the holder of this record has let it expire.</summary>
    public bool Expired(LeaseRecord record, TimeSpan defaultDuration)
    {
        if (record != _seen)
        {
            _seen = record;
            _since = time.GetTimestamp();
        }

        if (record.IsFree)
            return true;
        var promised = record.DurationSeconds is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : defaultDuration;
        return time.GetElapsedTime(_since) >= promised;
    }
}
