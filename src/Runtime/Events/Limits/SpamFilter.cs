namespace MlOps.Runtime.Events.Limits;

/// <summary>A token bucket per object: a burst, and then one Event every few minutes. Full buckets are forgotten.</summary>
internal sealed class SpamFilter(int burst, TimeSpan refillEvery, TimeProvider time, int maxObjects = 4096)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (double Tokens, long At)> _buckets = [];

    public bool Allows(string uid)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var tokens = _buckets.TryGetValue(uid, out var bucket) ? Refilled(bucket, now) : burst;
            if (!_buckets.ContainsKey(uid) && _buckets.Count >= maxObjects)
                Forget_NeedsLock(now);
            _buckets[uid] = (tokens >= 1 ? tokens - 1 : tokens, now);
            return tokens >= 1;
        }
    }

    /// <summary>Gives back what an Event took that did not have to be written.</summary>
    public void Refund(string uid)
    {
        lock (_lock)
        {
            if (_buckets.TryGetValue(uid, out var bucket))
                _buckets[uid] = (Math.Min(burst, bucket.Tokens + 1), bucket.At);
        }
    }

    private double Refilled((double Tokens, long At) bucket, long now) =>
        Math.Min(burst, bucket.Tokens + (time.GetElapsedTime(bucket.At, now) / refillEvery));

    private void Forget_NeedsLock(long now)
    {
        foreach (var uid in _buckets.Where(b => Refilled(b.Value, now) >= burst).Select(b => b.Key).ToList())
            _buckets.Remove(uid);

        // No bucket is full: forgetting the latest sender costs the least.
        if (_buckets.Count >= maxObjects)
            _buckets.Remove(_buckets.MinBy(b => b.Value.At).Key);
    }
}
