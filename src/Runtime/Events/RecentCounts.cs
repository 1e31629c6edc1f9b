using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Events;

/// <summary>How often each of the latest Events was said; bounded, the least recently used goes first.</summary>
internal sealed class RecentCounts(int capacity = 4096)
{
    private readonly Dictionary<ObjectKey, LinkedListNode<(ObjectKey Key, int Count)>> _byKey = [];
    private readonly LinkedList<(ObjectKey Key, int Count)> _byAge = new();

    public int? Get(ObjectKey key) => _byKey.TryGetValue(key, out var node) ? node.Value.Count : null;

    public void Set(ObjectKey key, int count)
    {
        Remove(key);
        _byKey[key] = _byAge.AddLast((key, count));
        if (_byKey.Count > capacity)
            Remove(_byAge.First!.Value.Key);
    }

    public void Remove(ObjectKey key)
    {
        if (_byKey.Remove(key, out var node))
            _byAge.Remove(node);
    }
}
