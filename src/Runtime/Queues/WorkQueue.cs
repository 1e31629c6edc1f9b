namespace MlOps.Runtime.Queues;

/// <summary>
/// Keys that need work. A key is handed out to one worker at a time; added while it is worked on, it comes back exactly once
/// after <see cref="Done"/>. A key waits for at most one time, the earliest requested. Nothing is ever dropped.
/// </summary>
public sealed class WorkQueue<TKey> : IDisposable
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Queue<TKey> _ready = new();
    private readonly Dictionary<TKey, long> _dirty = [];
    private readonly Dictionary<TKey, long> _processing = [];
    private readonly Dictionary<TKey, int> _failures = [];
    private readonly Queue<TaskCompletionSource<(bool, TKey)>> _takers = new();
    private readonly DelayedKeys<TKey> _delayed;
    private readonly TimeProvider _time;
    private readonly Backoff _backoff;
    private readonly QueueInstruments _instruments;
    private bool _shutDown;

    public WorkQueue(string name, TimeProvider time, WorkQueueOptions? options = null, QueueMetrics? metrics = null)
    {
        var settings = options ?? new WorkQueueOptions();
        _time = time;
        _backoff = new Backoff(settings.BaseBackoff, settings.MaxBackoff, settings.Jitter);
        _delayed = new DelayedKeys<TKey>(time, _lock, Add_NeedsLock);
        _instruments = new QueueInstruments(metrics ?? QueueMetrics.None(), name, Waiting, () => _delayed.Count, Running);
    }

    /// <summary>Keys that are ready to be taken.</summary>
    public int Depth
    {
        get
        {
            lock (_lock)
                return _ready.Count;
        }
    }

    /// <summary>How long each key in work has been worked on.</summary>
    public IReadOnlyList<TimeSpan> Running()
    {
        lock (_lock)
            return [.. _processing.Values.Select(since => _time.GetElapsedTime(since))];
    }

    /// <summary>Makes a key ready now; a time it was waiting for is forgotten.</summary>
    public void Add(TKey key)
    {
        lock (_lock)
        {
            if (_shutDown)
                return;
            _delayed.Remove(key);
            Add_NeedsLock(key);
        }
    }

    /// <summary>Makes a key ready after a delay, unless it is or becomes ready earlier.</summary>
    public void AddAfter(TKey key, TimeSpan delay)
    {
        lock (_lock)
        {
            if (_shutDown)
                return;
            _instruments.Retried();

            // A key that is ready anyway will be looked at sooner than that, and then ask again for what it needs.
            if (delay > TimeSpan.Zero && !_dirty.ContainsKey(key))
                _delayed.Schedule(key, delay);
        }

        if (delay <= TimeSpan.Zero)
            Add(key);
    }

    /// <summary>Makes a key ready after a back-off that grows with each call until <see cref="Forget"/>.</summary>
    public void AddRateLimited(TKey key)
    {
        int failures;
        lock (_lock)
        {
            failures = _failures.GetValueOrDefault(key);
            _failures[key] = failures + 1;
        }

        AddAfter(key, _backoff.Delay(failures));
    }

    /// <summary>Ends the back-off of a key.</summary>
    public void Forget(TKey key)
    {
        lock (_lock)
            _failures.Remove(key);
    }

    /// <summary>How often a key has failed in a row.</summary>
    public int Failures(TKey key)
    {
        lock (_lock)
            return _failures.GetValueOrDefault(key);
    }

    /// <summary>Waits for a key. Every key taken has to be given back with <see cref="Done"/>.</summary>
    /// <returns>False when the queue was shut down.</returns>
    public Task<(bool Taken, TKey Key)> TakeAsync(CancellationToken ct)
    {
        lock (_lock)
        {
            if (_shutDown)
                return Task.FromResult((false, default(TKey)!));
            if (ct.IsCancellationRequested)
                return Task.FromCanceled<(bool, TKey)>(ct);
            if (_ready.TryDequeue(out var key))
                return Task.FromResult((true, Hand_NeedsLock(key)));
            var taker = new TaskCompletionSource<(bool, TKey)>(TaskCreationOptions.RunContinuationsAsynchronously);
            _takers.Enqueue(taker);
            return ct.CanBeCanceled ? CancellableAsync(taker, ct) : taker.Task;
        }
    }

    /// <summary>Gives a key back; if it was added meanwhile it becomes ready again.</summary>
    public void Done(TKey key)
    {
        lock (_lock)
        {
            if (!_processing.Remove(key, out var since))
                return;
            _instruments.Worked(_time.GetElapsedTime(since));
            if (_dirty.ContainsKey(key) && !_shutDown)
                Ready_NeedsLock(key);
        }
    }

    /// <summary>Hands out nothing any more and wakes everyone who waits.</summary>
    public void ShutDown()
    {
        lock (_lock)
        {
            _shutDown = true;
            _delayed.Dispose();
            _ready.Clear();
            while (_takers.TryDequeue(out var taker))
                taker.TrySetResult((false, default!));
        }
    }

    public void Dispose() => ShutDown();

    private static async Task<(bool, TKey)> CancellableAsync(TaskCompletionSource<(bool, TKey)> taker, CancellationToken ct)
    {
        await using var registration = ct.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource<(bool, TKey)>)state!).TrySetCanceled(token),
            taker
        );
        return await taker.Task;
    }

    /// <summary>Keys to be handed out, those that come back after work in progress included, as client-go counts them.</summary>
    private int Waiting()
    {
        lock (_lock)
            return _shutDown ? 0 : _dirty.Count;
    }

    private void Add_NeedsLock(TKey key)
    {
        if (!_dirty.TryAdd(key, _time.GetTimestamp()))
            return;
        _instruments.Added();
        if (!_processing.ContainsKey(key))
            Ready_NeedsLock(key);
    }

    private void Ready_NeedsLock(TKey key)
    {
        // A taker that was cancelled refuses the result; the next one gets it.
        while (_takers.TryDequeue(out var taker))
        {
            if (taker.Task.IsCompleted)
                continue;
            var since = _dirty[key];
            Hand_NeedsLock(key);
            if (taker.TrySetResult((true, key)))
                return;
            _processing.Remove(key);
            _dirty[key] = since;
        }

        _ready.Enqueue(key);
    }

    private TKey Hand_NeedsLock(TKey key)
    {
        if (_dirty.Remove(key, out var since))
            _instruments.Waited(_time.GetElapsedTime(since));
        _processing[key] = _time.GetTimestamp();
        return key;
    }
}
