using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Informers;

/// <summary>A local copy of a collection that follows the server.</summary>
public interface IInformer<T>
    where T : class
{
    /// <summary>Whether the store has held the whole collection once.</summary>
    bool HasSynced { get; }

    /// <summary>How old the view may be: time since the server last gave a sign of life.</summary>
    TimeSpan SinceLastContact { get; }

    /// <summary>Objects that exist but could not be decoded, and why.</summary>
    IReadOnlyDictionary<ObjectKey, string> Undecodable { get; }

    /// <summary>Raised after the store changed, on the informer's own thread: hand over the key and return.</summary>
    event Action<InformerChange<T>>? Changed;

    T? Get(ObjectKey key);

    IReadOnlyCollection<T> List();

    /// <summary>The objects that belong to this one, if they are <see cref="IOwned"/>; none otherwise.</summary>
    IReadOnlyCollection<T> ListOf(ObjectKey owner);

    Task WaitForSyncAsync(CancellationToken ct);
}
