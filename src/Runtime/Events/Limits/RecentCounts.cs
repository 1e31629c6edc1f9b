using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Events.Limits;

/// <summary>How often each of the latest Events was said; bounded, the least recently used goes first.</summary>
internal sealed class RecentCounts(int capacity = 4096)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ObjectKey, LinkedListNode<(ObjectKey Key, int Count)>> _byKey = [];
    private readonly LinkedList<(ObjectKey Key, int Count)> _byAge = new();

    public int? Get(ObjectKey key)
    {
        lock (_lock)
            return _byKey.TryGetValue(key, out var node) ? node.Value.Count : null;
    }

    public void Set(ObjectKey key, int count)
    {
        lock (_lock)
        {
            Remove_NeedsLock(key);
            _byKey[key] = _byAge.AddLast((key, count));
            if (_byKey.Count > capacity)
                Remove_NeedsLock(_byAge.First!.Value.Key);
        }
    }

    public void Remove(ObjectKey key)
    {
        lock (_lock)
            Remove_NeedsLock(key);
    }

    private void Remove_NeedsLock(ObjectKey key)
    {
        if (_byKey.Remove(key, out var node))
            _byAge.Remove(node);
    }
}
