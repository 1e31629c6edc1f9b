using MlOps.Runtime.Informers;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Tests.Models.Gathering;

/// <summary>A store whose contents a test sets.</summary>
internal sealed class FakeInformer<T>(Dictionary<ObjectKey, T>? items = null) : IInformer<T>
    where T : class
{
    private readonly Dictionary<ObjectKey, T> _items = items ?? [];

    public bool HasSynced => true;

    public TimeSpan SinceLastContact => TimeSpan.Zero;

    public IReadOnlyDictionary<ObjectKey, string> Undecodable => new Dictionary<ObjectKey, string>();

    public event Action<InformerChange<T>>? Changed;

    /// <summary>Puts an object in, or takes it out with null, and tells of it.</summary>
    public void Set(ObjectKey key, T? item)
    {
        _items.Remove(key, out var before);
        if (item is not null)
            _items[key] = item;
        Changed?.Invoke(new InformerChange<T>(key, before, item));
    }

    public T? Get(ObjectKey key) => _items.GetValueOrDefault(key);

    public IReadOnlyCollection<T> List() => _items.Values;

    public IReadOnlyCollection<T> ListOf(ObjectKey owner) => [.. _items.Values.Where(i => (i as IOwned)?.Owner == owner)];

    public Task WaitForSyncAsync(CancellationToken ct) => Task.CompletedTask;
}
