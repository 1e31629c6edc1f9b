namespace MlOps.Runtime.Queues;

/// <summary>
/// Keys and the times they wait for: one per key, the earliest. A heap with lazy removal, and one timer for its top.
/// Shares the lock of its queue: between becoming due and becoming ready no one may see a key in neither place.
/// </summary>
internal sealed class DelayedKeys<TKey> : IDisposable
    where TKey : notnull
{
    private readonly Lock _lock;
    private readonly PriorityQueue<TKey, long> _heap = new();
    private readonly Dictionary<TKey, long> _dueAt = [];
    private readonly TimeProvider _time;
    private readonly Action<TKey> _dueNeedsLock;
    private readonly ITimer _timer;
    private bool _disposed;

    public DelayedKeys(TimeProvider time, Lock queueLock, Action<TKey> dueNeedsLock)
    {
        _time = time;
        _lock = queueLock;
        _dueNeedsLock = dueNeedsLock;
        _timer = time.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public int Count
    {
        get
        {
            lock (_lock)
                return _dueAt.Count;
        }
    }

    public void Schedule(TKey key, TimeSpan delay)
    {
        lock (_lock)
        {
            var due = _time.GetTimestamp() + Ticks(delay);
            if (_disposed || (_dueAt.TryGetValue(key, out var known) && known <= due))
                return;
            _dueAt[key] = due;
            _heap.Enqueue(key, due);
            Compact_NeedsLock();
            if (_heap.TryPeek(out _, out var top) && top == due)
                Arm_NeedsLock();
        }
    }

    public void Remove(TKey key)
    {
        lock (_lock)
        {
            _dueAt.Remove(key);
            Compact_NeedsLock();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _dueAt.Clear();
            _heap.Clear();
        }

        _timer.Dispose();
    }

    private void Fire()
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            while (_heap.TryPeek(out var key, out var at) && at <= now)
            {
                _heap.Dequeue();
                if (_dueAt.TryGetValue(key, out var wanted) && wanted == at)
                {
                    _dueAt.Remove(key);
                    _dueNeedsLock(key);
                }
            }

            Arm_NeedsLock();
        }
    }

    private void Arm_NeedsLock()
    {
        if (_disposed || !_heap.TryPeek(out _, out var top))
            return;
        var wait = TimeSpan.FromSeconds((top - _time.GetTimestamp()) / (double)_time.TimestampFrequency);
        // A timer counts whole milliseconds and may not be asked to fire in the past.
        var milliseconds = Math.Clamp(Math.Ceiling(wait.TotalMilliseconds), 0, int.MaxValue);
        _timer.Change(TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan);
    }

    private void Compact_NeedsLock()
    {
        // Entries that were overtaken stay in the heap until their time; without this a busy key could pile them up.
        if (_heap.Count <= 64 || _heap.Count <= 2 * _dueAt.Count)
            return;
        _heap.Clear();
        _heap.EnqueueRange(_dueAt.Select(p => (p.Key, p.Value)));
        Arm_NeedsLock();
    }

    private long Ticks(TimeSpan delay) => (long)(delay.TotalSeconds * _time.TimestampFrequency);
}
