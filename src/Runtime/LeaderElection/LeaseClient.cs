using System.Text.Json.Nodes;
using MlOps.Runtime.Api;
using MlOps.Runtime.LeaderElection.Leases;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.LeaderElection;

/// <summary>Reads and writes the one lease. Every write is conditional on the version that was read.</summary>
internal sealed class LeaseClient(IKubeApi api, LeaderElectorOptions options, TimeProvider time)
{
    private readonly ObjectKey _key = new(options.Namespace, options.Name);

    public Task<JsonObject?> ReadAsync(CancellationToken ct) => LimitedAsync(token => api.GetAsync(Kinds.Leases, _key, token), ct);

    public Task<JsonObject> CreateAsync(LeaseRecord record, CancellationToken ct)
    {
        var body = new JsonObject
        {
            ["apiVersion"] = Kinds.Leases.ApiVersion,
            ["kind"] = Kinds.Leases.Kind,
            ["metadata"] = new JsonObject { ["name"] = options.Name, ["namespace"] = options.Namespace },
            ["spec"] = record.ToJson(),
        };
        return LimitedAsync(token => api.CreateAsync(Kinds.Leases, options.Namespace, body, token), ct);
    }

    public Task<JsonObject> WriteAsync(JsonObject read, LeaseRecord record, CancellationToken ct)
    {
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject { ["resourceVersion"] = ObjectMeta.Of(read).ResourceVersion },
            ["spec"] = record.ToJson(),
        };
        return LimitedAsync(token => api.MergePatchAsync(Kinds.Leases, _key, patch, token), ct);
    }

    /// <summary>An answer that comes later than half of the renew deadline leaves no time for a second attempt.</summary>
    private async Task<TResult> LimitedAsync<TResult>(Func<CancellationToken, Task<TResult>> call, CancellationToken ct)
    {
        var patience = options.RenewDeadline / 2;
        using var limit = new CancellationTokenSource(patience < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await call(either.Token);
        }
        catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
        {
            throw ApiError.Classify(late, $"Lease {_key}");
        }
    }
}
