using System.Text.Json.Nodes;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Tests.Leaders;

/// <summary>The way of one process to a server that others use too: before each request, another may have its turn.</summary>
internal sealed class TurnTakingApi(IKubeApi server, Turns turns) : IKubeApi
{
    /// <summary>Writes that were sent, whatever came of them.</summary>
    public int Writes { get; private set; }

    public async Task<JsonObject?> GetAsync(ResourceKind kind, ObjectKey key, string? subresource = null, CancellationToken ct = default)
    {
        await turns.NextAsync();
        return await server.GetAsync(kind, key, subresource, ct);
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
        await turns.NextAsync();
        return await server.ListAsync(kind, ns, labelSelector, limit, continueToken, resourceVersion, ct);
    }

    public async Task<JsonObject> CreateAsync(
        ResourceKind kind,
        string? ns,
        JsonObject body,
        bool dryRun = false,
        CancellationToken ct = default
    )
    {
        await WriteAsync();
        return await server.CreateAsync(kind, ns, body, dryRun, ct);
    }

    public async Task<JsonObject> ApplyAsync(
        ResourceKind kind,
        ObjectKey key,
        JsonObject body,
        bool force = true,
        bool dryRun = false,
        CancellationToken ct = default
    )
    {
        await WriteAsync();
        return await server.ApplyAsync(kind, key, body, force, dryRun, ct);
    }

    public async Task<JsonObject> MergePatchAsync(
        ResourceKind kind,
        ObjectKey key,
        JsonObject patch,
        string? subresource = null,
        CancellationToken ct = default
    )
    {
        await WriteAsync();
        return await server.MergePatchAsync(kind, key, patch, subresource, ct);
    }

    public async Task<JsonObject> JsonPatchAsync(
        ResourceKind kind,
        ObjectKey key,
        JsonArray operations,
        string? subresource = null,
        CancellationToken ct = default
    )
    {
        await WriteAsync();
        return await server.JsonPatchAsync(kind, key, operations, subresource, ct);
    }

    public async Task DeleteAsync(
        ResourceKind kind,
        ObjectKey key,
        string? uid = null,
        string? resourceVersion = null,
        CancellationToken ct = default
    )
    {
        await WriteAsync();
        await server.DeleteAsync(kind, key, uid, resourceVersion, ct);
    }

    public async Task<bool> ScaleAsync(
        ResourceKind kind,
        ObjectKey key,
        int replicas,
        string? uid = null,
        string? resourceVersion = null,
        CancellationToken ct = default
    )
    {
        await WriteAsync();
        return await server.ScaleAsync(kind, key, replicas, uid, resourceVersion, ct);
    }

    public IAsyncEnumerable<WatchLine> WatchAsync(
        ResourceKind kind,
        string? ns,
        string? labelSelector,
        string? resourceVersion,
        int timeoutSeconds,
        CancellationToken ct = default
    ) => server.WatchAsync(kind, ns, labelSelector, resourceVersion, timeoutSeconds, ct);

    public IAsyncEnumerable<WatchLine> StreamListAsync(
        ResourceKind kind,
        string? ns,
        string? labelSelector,
        int timeoutSeconds,
        CancellationToken ct = default
    ) => server.StreamListAsync(kind, ns, labelSelector, timeoutSeconds, ct);

    public Task<bool> StreamsListsAsync(CancellationToken ct = default) => server.StreamsListsAsync(ct);

    public Task<bool> ServesAsync(ResourceKind kind, CancellationToken ct = default) => server.ServesAsync(kind, ct);

    private Task WriteAsync()
    {
        Writes++;
        return turns.NextAsync();
    }
}
