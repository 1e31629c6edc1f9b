using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Events.Limits;

/// <summary>
/// Which saved Events are on their way and which are settled, what was charged and how it failed last. Holds each for as long as the API
/// server keeps Events, so it is bounded by what happens within that time.
/// </summary>
internal sealed class OnceLedger(TimeProvider time, TimeSpan retention)
{
    private const int FirstSweep = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<(ObjectKey Key, DateTimeOffset At), Entry> _known = [];
    private int _sweepAt = FirstSweep;

    public int Count
    {
        get
        {
            lock (_lock)
                return _known.Count;
        }
    }

    /// <returns>Null if it was not yet being recorded; it now is. Otherwise whether recording is finished.</returns>
    public bool? Begin(ObjectKey key, DateTimeOffset at)
    {
        lock (_lock)
        {
            if (_known.TryGetValue((key, at), out var entry) && entry.Stage != Stage.Waits)
                return entry.Stage == Stage.Settled;
            if (_known.Count >= _sweepAt)
                Sweep_NeedsLock();
            _known[(key, at)] = entry with { Stage = Stage.OnItsWay };
            return null;
        }
    }

    /// <summary>Whether it has not been charged to its object before. From now on it has.</summary>
    public bool Charge(ObjectKey key, DateTimeOffset at)
    {
        lock (_lock)
        {
            var entry = _known.GetValueOrDefault((key, at));
            _known[(key, at)] = entry with { IsCharged = true };
            return !entry.IsCharged;
        }
    }

    /// <summary>Whether this is another failure than its last one. A number in the text, as in that of a quota, is no news.</summary>
    public bool IsNews(ObjectKey key, DateTimeOffset at, string failure)
    {
        var text = string.Concat(failure.Where(c => !char.IsDigit(c)));
        lock (_lock)
        {
            var entry = _known.GetValueOrDefault((key, at));
            _known[(key, at)] = entry with { Failure = text };
            return entry.Failure != text;
        }
    }

    /// <summary>It is recorded, or never will be.</summary>
    public void Settle(ObjectKey key, DateTimeOffset at) => Move(key, at, Stage.Settled);

    /// <summary>It was not recorded: the next one who asks tries again.</summary>
    public void Forget(ObjectKey key, DateTimeOffset at) => Move(key, at, Stage.Waits);

    private void Move(ObjectKey key, DateTimeOffset at, Stage stage)
    {
        lock (_lock)
            _known[(key, at)] = _known.GetValueOrDefault((key, at)) with { Stage = stage };
    }

    private void Sweep_NeedsLock()
    {
        var oldest = time.GetUtcNow() - retention;
        foreach (var id in _known.Keys.Where(id => id.At < oldest).ToList())
            _known.Remove(id);
        _sweepAt = Math.Max(FirstSweep, 2 * _known.Count);
    }

    private enum Stage
    {
        Waits,
        OnItsWay,
        Settled,
    }

    private readonly record struct Entry(Stage Stage, bool IsCharged, string? Failure);
}
