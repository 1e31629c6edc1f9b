using System.Collections.Concurrent;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Informers;

/// <summary>The objects of a store by whom they belong to. One writer, any number of readers.</summary>
internal sealed class OwnerIndex<T>
    where T : class
{
    private readonly ConcurrentDictionary<ObjectKey, ConcurrentDictionary<ObjectKey, T>> _owned = new();

    public IReadOnlyCollection<T> Of(ObjectKey owner) => _owned.TryGetValue(owner, out var items) ? [.. items.Select(i => i.Value)] : [];

    /// <summary>Replaces what was known under the key.</summary>
    public void Set(ObjectKey key, T? before, T? after)
    {
        var (old, now) = ((before as IOwned)?.Owner, (after as IOwned)?.Owner);
        if (old is { } left && old != now && _owned.TryGetValue(left, out var items))
        {
            items.TryRemove(key, out _);
            if (items.IsEmpty)
                _owned.TryRemove(left, out _);
        }

        if (now is { } owner && after is not null)
            _owned.GetOrAdd(owner, _ => new())[key] = after;
    }
}
