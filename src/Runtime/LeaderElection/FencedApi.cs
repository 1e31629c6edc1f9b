using System.Text.Json.Nodes;
using MlOps.Runtime.Api;
using MlOps.Runtime.Api.Client;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.LeaderElection;

/// <summary>
/// The API server for those who may only write while they lead: the fence is checked right before every write, also before
/// each retry of one, and a write that is on its way when it closes is called off.
/// </summary>
public sealed class FencedApi : IKubeApi
{
    private readonly IKubeApi _inner;
    private readonly ILeadership _fence;

    public FencedApi(IKubeApi inner, ILeadership fence)
    {
        _fence = fence;
        _inner = inner is KubeApi api ? api.GuardedBy(fence.ThrowIfNotLeading) : inner;
    }

    public Task<JsonObject?> GetAsync(ResourceKind kind, ObjectKey key, string? subresource = null, CancellationToken ct = default) =>
        _inner.GetAsync(kind, key, subresource, ct);

    public Task<ListPage> ListAsync(
        ResourceKind kind,
        string? ns = null,
        string? labelSelector = null,
        int? limit = null,
        string? continueToken = null,
        string? resourceVersion = null,
        CancellationToken ct = default
    ) => _inner.ListAsync(kind, ns, labelSelector, limit, continueToken, resourceVersion, ct);

    public async Task<JsonObject> CreateAsync(
        ResourceKind kind,
        string? ns,
        JsonObject body,
        bool dryRun = false,
        CancellationToken ct = default
    )
    {
        return await WhileLeadingAsync(token => _inner.CreateAsync(kind, ns, body, dryRun, token), ct);
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
        return await WhileLeadingAsync(token => _inner.ApplyAsync(kind, key, body, force, dryRun, token), ct);
    }

    public async Task<JsonObject> MergePatchAsync(
        ResourceKind kind,
        ObjectKey key,
        JsonObject patch,
        string? subresource = null,
        CancellationToken ct = default
    )
    {
        return await WhileLeadingAsync(token => _inner.MergePatchAsync(kind, key, patch, subresource, token), ct);
    }

    public async Task<JsonObject> JsonPatchAsync(
        ResourceKind kind,
        ObjectKey key,
        JsonArray operations,
        string? subresource = null,
        CancellationToken ct = default
    )
    {
        return await WhileLeadingAsync(token => _inner.JsonPatchAsync(kind, key, operations, subresource, token), ct);
    }

    public async Task DeleteAsync(
        ResourceKind kind,
        ObjectKey key,
        string? uid = null,
        string? resourceVersion = null,
        CancellationToken ct = default
    )
    {
        await WhileLeadingAsync(
            async token =>
            {
                await _inner.DeleteAsync(kind, key, uid, resourceVersion, token);
                return true;
            },
            ct
        );
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
    ) => _inner.WatchAsync(kind, ns, labelSelector, resourceVersion, timeoutSeconds, ct);

    public IAsyncEnumerable<WatchLine> StreamListAsync(
        ResourceKind kind,
        string? ns,
        string? labelSelector,
        int timeoutSeconds,
        CancellationToken ct = default
    ) => _inner.StreamListAsync(kind, ns, labelSelector, timeoutSeconds, ct);

    public Task<bool> StreamsListsAsync(CancellationToken ct = default) => _inner.StreamsListsAsync(ct);

    public Task<bool> ServesAsync(ResourceKind kind, CancellationToken ct = default) => _inner.ServesAsync(kind, ct);

    /// <summary>A write that is still on its way when the fence closes might arrive after a successor's.</summary>
    private async Task<T> WhileLeadingAsync<T>(Func<CancellationToken, Task<T>> write, CancellationToken ct)
    {
        _fence.ThrowIfNotLeading();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, _fence.Lost);
        try
        {
            return await write(either.Token);
        }
        catch (OperationCanceledException late) when (!ct.IsCancellationRequested && either.IsCancellationRequested)
        {
            throw new LeadershipLostException("the lease ran out while a write was on its way", late);
        }
    }
}
