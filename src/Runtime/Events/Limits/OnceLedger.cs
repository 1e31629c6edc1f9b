using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Events.Limits;

/// <summary>
/// Which saved Events are on their way and which are settled. Holds each for as long as the API server keeps Events, so it is bounded by
/// what happens within that time.
/// </summary>
internal sealed class OnceLedger(TimeProvider time, TimeSpan retention)
{
    private const int FirstSweep = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<(ObjectKey Key, DateTimeOffset At), bool> _settled = [];
    private int _sweepAt = FirstSweep;

    public int Count
    {
        get
        {
            lock (_lock)
                return _settled.Count;
        }
    }

    /// <returns>Null if it was unknown and is on its way from now on; otherwise whether it is settled.</returns>
    public bool? Begin(PendingEvent pending)
    {
        lock (_lock)
        {
            if (_settled.TryGetValue(IdOf(pending), out var settled))
                return settled;
            if (_settled.Count >= _sweepAt)
                Sweep_NeedsLock();
            _settled[IdOf(pending)] = false;
            return null;
        }
    }

    /// <summary>It is recorded, or never will be.</summary>
    public void Settle(PendingEvent pending)
    {
        if (!pending.Once)
            return;
        lock (_lock)
            _settled[IdOf(pending)] = true;
    }

    /// <summary>It was not recorded: the next one who asks tries again.</summary>
    public void Forget(PendingEvent pending)
    {
        lock (_lock)
            _settled.Remove(IdOf(pending));
    }

    private static (ObjectKey Key, DateTimeOffset At) IdOf(PendingEvent pending) => (pending.Key, pending.At);

    private void Sweep_NeedsLock()
    {
        var oldest = time.GetUtcNow() - retention;
        foreach (var id in _settled.Keys.Where(id => id.At < oldest).ToList())
            _settled.Remove(id);
        _sweepAt = Math.Max(FirstSweep, 2 * _settled.Count);
    }
}
