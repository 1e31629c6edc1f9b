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
    public bool? Begin(ObjectKey key, DateTimeOffset at)
    {
        lock (_lock)
        {
            if (_settled.TryGetValue((key, at), out var settled))
                return settled;
            if (_settled.Count >= _sweepAt)
                Sweep_NeedsLock();
            _settled[(key, at)] = false;
            return null;
        }
    }

    /// <summary>It is recorded, or never will be.</summary>
    public void Settle(ObjectKey key, DateTimeOffset at)
    {
        lock (_lock)
            _settled[(key, at)] = true;
    }

    /// <summary>It was not recorded: the next one who asks tries again.</summary>
    public void Forget(ObjectKey key, DateTimeOffset at)
    {
        lock (_lock)
            _settled.Remove((key, at));
    }

    private void Sweep_NeedsLock()
    {
        var oldest = time.GetUtcNow() - retention;
        foreach (var id in _settled.Keys.Where(id => id.At < oldest).ToList())
            _settled.Remove(id);
        _sweepAt = Math.Max(FirstSweep, 2 * _settled.Count);
    }
}
