namespace MlOps.Runtime.LeaderElection;

/// <summary>For tests and for a single replica without a lease.</summary>
public sealed class AlwaysLeading : ILeadership
{
    private readonly TimeProvider _time;
    private readonly long _since;

    public AlwaysLeading(TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        _since = _time.GetTimestamp();
    }

    public bool IsLeading => true;
    public long Term => 1;
    public TimeSpan? SinceAcquired => _time.GetElapsedTime(_since);

    public void ThrowIfNotLeading()
    {
        // There is no one to lose it to.
    }
}
