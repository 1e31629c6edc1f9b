using System.Text.Json.Nodes;
using MlOps.Runtime.Informers;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Tests.Goldens;

/// <summary>A watch that is never late.</summary>
internal sealed class GoldenInformer<T>(GoldenCluster cluster, ResourceKind kind, Func<JsonObject, T> decode) : IInformer<T>
    where T : class
{
    public bool HasSynced => true;

    public TimeSpan SinceLastContact => TimeSpan.Zero;

    public IReadOnlyDictionary<ObjectKey, string> Undecodable => new Dictionary<ObjectKey, string>();

    public event Action<InformerChange<T>>? Changed
    {
        add { }
        remove { }
    }

    public T? Get(ObjectKey key) => cluster.Find(kind, key) is { } raw ? decode(raw) : null;

    public IReadOnlyCollection<T> List() => [.. cluster.All(kind).Select(decode)];

    public IReadOnlyCollection<T> ListOf(ObjectKey owner) => [.. List().Where(i => (i as IOwned)?.Owner == owner)];

    public Task WaitForSyncAsync(CancellationToken ct) => Task.CompletedTask;
}
