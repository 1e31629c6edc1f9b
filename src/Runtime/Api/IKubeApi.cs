using System.Text.Json.Nodes;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Api;

/// <summary>
/// The API server in raw JSON: what is stored is what is seen, whatever the client library knows of it.
/// Every failure is an <see cref="ApiException"/>.
/// </summary>
public interface IKubeApi
{
    /// <summary>Reads one object live; null when it does not exist.</summary>
    Task<JsonObject?> GetAsync(ResourceKind kind, ObjectKey key, string? subresource = null, CancellationToken ct = default);

    /// <summary>Reads one page. Without <paramref name="resourceVersion"/> the answer is as new as the store.</summary>
    Task<ListPage> ListAsync(
        ResourceKind kind,
        string? ns = null,
        string? labelSelector = null,
        int? limit = null,
        string? continueToken = null,
        string? resourceVersion = null,
        CancellationToken ct = default
    );

    Task<JsonObject> CreateAsync(ResourceKind kind, string? ns, JsonObject body, bool dryRun = false, CancellationToken ct = default);

    /// <summary>Server-side apply with our field manager: creates, or brings exactly the fields given to their values.</summary>
    Task<JsonObject> ApplyAsync(
        ResourceKind kind,
        ObjectKey key,
        JsonObject body,
        bool force = true,
        bool dryRun = false,
        CancellationToken ct = default
    );

    /// <summary>RFC 7386. A <c>metadata.resourceVersion</c> in the patch is a precondition.</summary>
    Task<JsonObject> MergePatchAsync(
        ResourceKind kind,
        ObjectKey key,
        JsonObject patch,
        string? subresource = null,
        CancellationToken ct = default
    );

    /// <summary>RFC 6902. A <c>test</c> operation is a precondition.</summary>
    Task<JsonObject> JsonPatchAsync(
        ResourceKind kind,
        ObjectKey key,
        JsonArray operations,
        string? subresource = null,
        CancellationToken ct = default
    );

    /// <summary>Deletes in the background, only this very object when uid or resourceVersion are given. Already gone is done.</summary>
    Task DeleteAsync(ResourceKind kind, ObjectKey key, string? uid = null, string? resourceVersion = null, CancellationToken ct = default);

    /// <summary>Brings the object to <paramref name="replicas"/> through <c>/scale</c>.</summary>
    /// <returns>Whether anything had to be written.</returns>
    Task<bool> ScaleAsync(
        ResourceKind kind,
        ObjectKey key,
        int replicas,
        string? uid = null,
        string? resourceVersion = null,
        CancellationToken ct = default
    );

    /// <summary>Reads changes after <paramref name="resourceVersion"/> until the server ends the stream.</summary>
    IAsyncEnumerable<WatchLine> WatchAsync(
        ResourceKind kind,
        string? ns,
        string? labelSelector,
        string? resourceVersion,
        int timeoutSeconds,
        CancellationToken ct = default
    );

    /// <summary>
    /// Reads a collection as a stream: first every object that there is, as added, then a bookmark that <see cref="WatchLine.EndsList"/>.
    /// Only where <see cref="StreamsListsAsync"/>: an older server never sends that bookmark.
    /// </summary>
    IAsyncEnumerable<WatchLine> StreamListAsync(
        ResourceKind kind,
        string? ns,
        string? labelSelector,
        int timeoutSeconds,
        CancellationToken ct = default
    );

    /// <summary>
    /// Whether the server may stream lists (feature WatchList of Kubernetes 1.32 and later; where it is off, the request is refused).
    /// </summary>
    Task<bool> StreamsListsAsync(CancellationToken ct = default);

    /// <summary>Whether the server serves this kind in this version.</summary>
    Task<bool> ServesAsync(ResourceKind kind, CancellationToken ct = default);
}
