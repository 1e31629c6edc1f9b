using System.Text.Json.Nodes;
using MlOps.Decisions.SloPolicies.Data;
using MlOps.Entities.Common;
using MlOps.Operator.Controllers.Models.ClusterViews;
using MlOps.Runtime.Api;
using MlOps.Runtime.Controllers;
using MlOps.Runtime.Events;
using MlOps.Runtime.Informers;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Status;

namespace MlOps.Operator.Controllers.Policies;

/// <summary>
/// Gather, judge, report for one policy of any kind. It never acts: the status carries verdict, evidence and requests.
/// </summary>
public sealed class PolicyReconciler<TPolicy, TStatus>(
    IKubeApi api,
    IPolicyKind<TPolicy, TStatus> kind,
    StatusWriter statusWriter,
    InstanceFilter instance,
    IEventRecorder events,
    ILogger logger,
    IInformer<Observed<TPolicy>>? cache = null
) : IReconciler
    where TPolicy : class, IJudgedPolicy<TStatus>
    where TStatus : class
{
    /// <summary>
    /// Where there is nothing to judge, a change of the model or of the policy wakes it; this is only for what no watch has seen.
    /// </summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(5);

    private readonly EventPublisher _publisher = new(events, logger);

    public async Task<ReconcileResult> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        // At rest nothing is read: a policy is judged as the cache shows it, and only what has to be written is read and held against it.
        if (
            cache is { SinceLastContact: var age }
            && age < AvailabilityJudge.FreshView
            && cache.Get(key)?.Entity is { Metadata.DeletionTimestamp: null } seen
            && instance.Matches(seen.Metadata.Labels)
        )
        {
            var judged = await kind.EvaluateAsync(seen, ct);
            if (JsonNode.DeepEquals(EntityJson.Encode(judged.Status), seen.Status is { } before ? EntityJson.Encode(before) : null))
                return ReconcileResult.After(judged.Next ?? Idle);
            var (now, _) = await StoredObject.TryGetAsync(api, kind.Kind, key, ct);
            // Gone, or changed since the cache saw it: what was judged is not what would be written on.
            if (now is null || ObjectMeta.Of(now).ResourceVersion != seen.Metadata.ResourceVersion)
                throw new ReconcileConflictException($"{kind.Kind.Kind} {key} has changed since the cache saw it");
            await WriteAsync(seen, now, judged.Status, ct);
            return ReconcileResult.After(judged.Next ?? Idle);
        }

        return await ReconcileLiveAsync(key, ct);
    }

    /// <summary>What the cache does not hold is gone, unreadable or another instance's: the server says which.</summary>
    private async Task<ReconcileResult> ReconcileLiveAsync(ObjectKey key, CancellationToken ct)
    {
        var raw = await StoredObject.GetAsync(api, kind.Kind, key, events, ct);
        if (
            raw is null
            || ObjectMeta.Of(raw).IsDeleting
            || !instance.Matches(ObjectMeta.Of(raw).Labels)
            || StoredObject.Read<TPolicy>(raw, kind.Kind, events) is not { } policy
        )
        {
            kind.Forget(key);
            return ReconcileResult.Done;
        }

        var evaluation = await kind.EvaluateAsync(policy, ct);
        await WriteAsync(policy, raw, evaluation.Status, ct);
        return ReconcileResult.After(evaluation.Next ?? Idle);
    }

    private async Task WriteAsync(TPolicy policy, JsonObject raw, TStatus status, CancellationToken ct)
    {
        var json = KnownStatus.Over(raw["status"], EntityJson.Encode(status), typeof(TStatus));
        try
        {
            if (await statusWriter.PatchAsync(kind.Kind, raw, json, ct) is not null)
                Report(policy, raw, status);
        }
        catch (Exception lost) when (StatusWriter.MayHaveWritten(lost))
        {
            Report(policy, raw, status);
            throw;
        }
    }

    private void Report(TPolicy policy, JsonObject raw, TStatus status)
    {
        foreach (var record in kind.Events(policy, status))
            _publisher.Publish(kind.Kind, raw, record);
    }
}
