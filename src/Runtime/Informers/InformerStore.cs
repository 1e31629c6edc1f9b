using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using MlOps.Runtime.Informers.Telemetry;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Parsing;

namespace MlOps.Runtime.Informers;

/// <summary>The objects by name. One writer, any number of readers; every change is announced after it can be seen.</summary>
internal sealed class InformerStore<T>(Decoder<T> decoder, WatchInstruments instruments)
    where T : class
{
    private readonly ConcurrentDictionary<ObjectKey, StoredItem<T>> _items = new();
    private readonly ConcurrentDictionary<ObjectKey, string> _undecodable = new();
    private readonly OwnerIndex<T> _index = new();

    private int _decoded;
    private int _bad;

    public event Action<InformerChange<T>>? Changed;

    public IReadOnlyDictionary<ObjectKey, string> Undecodable => _undecodable;

    /// <summary>Kept beside the dictionaries, whose own counts take all of their locks.</summary>
    public int Count => Volatile.Read(ref _decoded);

    public T? Get(ObjectKey key) => _items.TryGetValue(key, out var item) ? item.Value : null;

    public IReadOnlyCollection<T> List() => [.. _items.Select(i => i.Value.Value).OfType<T>()];

    public IReadOnlyCollection<T> ListOf(ObjectKey owner) => _index.Of(owner);

    /// <summary>Takes over an object that was added or modified, unless what is known is as new.</summary>
    public void Put(ReadObject obj)
    {
        var meta = ObjectMeta.Of(obj.Json);
        _items.TryGetValue(meta.Key, out var known);
        if (known?.IsAtLeast(meta) != true)
            Take(obj, meta, known);
    }

    /// <summary>
    /// Takes over an object from a list, which is the truth also when its version is lower: a store that was restored counts anew.
    /// </summary>
    public void PutListed(ReadObject obj)
    {
        var meta = ObjectMeta.Of(obj.Json);
        _items.TryGetValue(meta.Key, out var known);
        if (known is null || known.Uid != meta.Uid || known.ResourceVersion != meta.ResourceVersion)
            Take(obj, meta, known);
    }

    /// <summary>Takes over a deletion; one of a predecessor of the same name has been dealt with already.</summary>
    public void Remove(JsonObject obj)
    {
        var meta = ObjectMeta.Of(obj);
        if (_items.TryGetValue(meta.Key, out var known) && (meta.Uid is null || known.Uid == meta.Uid))
            Drop(meta.Key, known);
    }

    /// <summary>What is not in a complete list any more was deleted while we were not looking.</summary>
    public void RemoveAllBut(IReadOnlySet<ObjectKey> present)
    {
        foreach (var (key, item) in _items)
        {
            if (!present.Contains(key))
                Drop(key, item);
        }
    }

    private void Take(ReadObject obj, ObjectMeta meta, StoredItem<T>? known)
    {
        var key = meta.Key;
        if (key.Name.Length == 0)
        {
            decoder.FoundNameless(obj.Unreadable);
            return;
        }

        if (known is not null && known.Uid != meta.Uid)
        {
            // Another object of the same name: nothing of the old one may be taken for the new one's.
            Drop(key, known);
            known = null;
        }

        decoder.TryDecode(key, obj, out var value, out var error);
        Keep(key, new StoredItem<T>(value, meta.Uid, meta.ResourceVersion, error), known);
        Changed?.Invoke(new InformerChange<T>(key, known?.Value, value, error));
    }

    private void Keep(ObjectKey key, StoredItem<T> item, StoredItem<T>? known)
    {
        _items[key] = item;
        _index.Set(key, known?.Value, item.Value);
        Tally(known, -1);
        Tally(item, 1);
        if (item.Undecodable is { } why)
            _undecodable[key] = why;
        else
            _undecodable.TryRemove(key, out _);
        instruments.Holds(Count, _bad);
    }

    private void Tally(StoredItem<T>? item, int by)
    {
        if (item is { Undecodable: null })
            Volatile.Write(ref _decoded, _decoded + by);
        else if (item is not null)
            _bad += by;
    }

    private void Drop(ObjectKey key, StoredItem<T> item)
    {
        _items.TryRemove(key, out _);
        _index.Set(key, item.Value, null);
        _undecodable.TryRemove(key, out _);
        Tally(item, -1);
        instruments.Holds(Count, _bad);
        Changed?.Invoke(new InformerChange<T>(key, item.Value, null));
    }
}
