using System.Text.Json.Nodes;
using MlOps.Runtime.Api.Transport;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Api.Client;

/// <summary>The API server over HTTP.</summary>
public sealed class KubeApi : IKubeApi
{
    private readonly KubeTransport _transport;
    private readonly KubeApiOptions _options;
    private readonly ApiMetrics _metrics;
    private readonly RequestSender _sender;

    public KubeApi(KubeTransport transport, KubeApiOptions options, TimeProvider time, ApiMetrics metrics)
        : this(
            transport,
            options,
            metrics,
            new RequestSender(transport, options, time, metrics, new ServerPause(time, options.MaxRetryAfter), null)
        ) { }

    private KubeApi(KubeTransport transport, KubeApiOptions options, ApiMetrics metrics, RequestSender sender) =>
        (_transport, _options, _metrics, _sender) = (transport, options, metrics, sender);

    /// <summary>The same server with other patience: for leases, where an answer after the deadline is worth nothing.</summary>
    public KubeApi With(KubeApiOptions options) => new(_transport, options, _sender.Time, _metrics);

    /// <summary>The same server, but <paramref name="guard"/> runs right before every single attempt to write.</summary>
    internal KubeApi GuardedBy(Action guard) =>
        new(_transport, _options, _metrics, new RequestSender(_transport, _options, _sender.Time, _metrics, _sender.Pause, guard));

    public async Task<JsonObject?> GetAsync(ResourceKind kind, ObjectKey key, string? subresource = null, CancellationToken ct = default)
    {
        try
        {
            return await _sender.SendAsync(ApiRequest.Get(kind.ObjectPath(key, subresource)), ct);
        }
        catch (ApiException missing) when (missing.Kind == ApiErrorKind.NotFound)
        {
            return null;
        }
    }

    public async Task<ListPage> ListAsync(
        ResourceKind kind,
        string? ns = null,
        string? labelSelector = null,
        int? limit = null,
        string? continueToken = null,
        string? resourceVersion = null,
        CancellationToken ct = default
    )
    {
        var path = new QueryPath(kind.CollectionPath(ns))
            .With("labelSelector", labelSelector)
            .With("limit", limit)
            .With("continue", continueToken)
            .With("resourceVersion", continueToken is null ? resourceVersion : null);
        return await _sender.SendAsync(ApiRequest.Get(path.ToString()), body => ListReader.Read(kind, body), ct);
    }

    public Task<JsonObject> CreateAsync(
        ResourceKind kind,
        string? ns,
        JsonObject body,
        bool dryRun = false,
        CancellationToken ct = default
    ) => _sender.SendAsync(ApiRequest.Write(HttpMethod.Post, Managed(kind.CollectionPath(ns), dryRun), ApiRequest.Json, body), ct);

    public Task<JsonObject> ApplyAsync(
        ResourceKind kind,
        ObjectKey key,
        JsonObject body,
        bool force = true,
        bool dryRun = false,
        CancellationToken ct = default
    ) =>
        _sender.SendAsync(
            ApiRequest.Write(HttpMethod.Patch, Managed(kind.ObjectPath(key), dryRun).With("force", force), ApiRequest.ApplyPatch, body),
            ct
        );

    public Task<JsonObject> MergePatchAsync(
        ResourceKind kind,
        ObjectKey key,
        JsonObject patch,
        string? subresource = null,
        CancellationToken ct = default
    ) =>
        _sender.SendAsync(
            ApiRequest.Write(HttpMethod.Patch, Managed(kind.ObjectPath(key, subresource), false), ApiRequest.MergePatch, patch),
            ct
        );

    public async Task<JsonObject> JsonPatchAsync(
        ResourceKind kind,
        ObjectKey key,
        JsonArray operations,
        string? subresource = null,
        CancellationToken ct = default
    )
    {
        var path = Managed(kind.ObjectPath(key, subresource), false);
        try
        {
            return await _sender.SendAsync(ApiRequest.Write(HttpMethod.Patch, path, ApiRequest.JsonPatch, operations), ct);
        }
        catch (ApiException refused) when (refused is { Status: 422, Fields: [] } && operations.Any(IsTest))
        {
            // The server tells a failed test from a bad value only by naming no field.
            throw new ApiException(ApiErrorKind.Conflict, refused.Status, refused.Message, null, refused);
        }
    }

    public async Task DeleteAsync(
        ResourceKind kind,
        ObjectKey key,
        string? uid = null,
        string? resourceVersion = null,
        CancellationToken ct = default
    )
    {
        try
        {
            await _sender.SendAsync(
                ApiRequest.Write(
                    HttpMethod.Delete,
                    new QueryPath(kind.ObjectPath(key)),
                    ApiRequest.Json,
                    DeleteOptions.Background(uid, resourceVersion)
                ),
                ct
            );
        }
        catch (ApiException missing) when (missing.Kind == ApiErrorKind.NotFound)
        {
            // What was wanted is the case.
            return;
        }
    }

    public Task<bool> ScaleAsync(
        ResourceKind kind,
        ObjectKey key,
        int replicas,
        string? uid = null,
        string? resourceVersion = null,
        CancellationToken ct = default
    ) => ScaleOperation.RunAsync(this, kind, key, replicas, uid, resourceVersion, ct);

    public IAsyncEnumerable<WatchLine> WatchAsync(
        ResourceKind kind,
        string? ns,
        string? labelSelector,
        string? resourceVersion,
        int timeoutSeconds,
        CancellationToken ct = default
    )
    {
        var path = new QueryPath(kind.CollectionPath(ns))
            .With("watch", true)
            .With("allowWatchBookmarks", true)
            .With("labelSelector", labelSelector)
            .With("resourceVersion", resourceVersion)
            .With("timeoutSeconds", timeoutSeconds);
        return WatchStream.ReadAsync(_sender, ApiRequest.Watch(path.ToString()), ct);
    }

    public IAsyncEnumerable<WatchLine> StreamListAsync(
        ResourceKind kind,
        string? ns,
        string? labelSelector,
        int timeoutSeconds,
        CancellationToken ct = default
    )
    {
        var path = new QueryPath(kind.CollectionPath(ns))
            .With("watch", true)
            .With("sendInitialEvents", true)
            .With("resourceVersionMatch", "NotOlderThan")
            .With("allowWatchBookmarks", true)
            .With("labelSelector", labelSelector)
            .With("timeoutSeconds", timeoutSeconds);
        return WatchStream.ReadAsync(_sender, ApiRequest.Watch(path.ToString()), ct);
    }

    public async Task<bool> StreamsListsAsync(CancellationToken ct = default)
    {
        try
        {
            return ServerVersion.StreamsLists(await _sender.SendAsync(ApiRequest.Get("version"), ct));
        }
        catch (ApiException hidden) when (hidden.Kind is ApiErrorKind.NotFound or ApiErrorKind.Forbidden or ApiErrorKind.Unauthorized)
        {
            return false;
        }
    }

    public async Task<bool> ServesAsync(ResourceKind kind, CancellationToken ct = default)
    {
        try
        {
            var resources = await _sender.SendAsync(ApiRequest.Get(kind.VersionPath), ct);
            return resources["resources"] is JsonArray list && list.OfType<JsonObject>().Any(r => r["name"]?.ToString() == kind.Plural);
        }
        catch (ApiException missing) when (missing.Kind == ApiErrorKind.NotFound)
        {
            return false;
        }
    }

    private static bool IsTest(JsonNode? operation) => operation?["op"]?.GetValue<string>() == "test";

    private static QueryPath Managed(string path, bool dryRun) =>
        new QueryPath(path).With("fieldManager", FieldManager.Name).With("dryRun", dryRun ? "All" : null);
}
