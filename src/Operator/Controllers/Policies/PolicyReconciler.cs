using System.Text.Json.Nodes;
using MlOps.Decisions.Effects;
using MlOps.Decisions.SloPolicies.Data;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.Serialization;
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
    TimeProvider time,
    ILogger logger,
    IInformer<Observed<TPolicy>>? cache = null
) : IReconciler
    where TPolicy : class, IJudgedPolicy<TStatus>
    where TStatus : class, IReportingStatus
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
            var unsettled = RecordSaved(seen);
            var judged = await kind.EvaluateAsync(seen, ct);
            var result = Again(judged, unsettled);
            if (JsonNode.DeepEquals(Encode(judged.Status, seen), seen.Status is { } before ? EntityJson.Encode(before) : null))
                return result;
            var (now, _) = await StoredObject.TryGetAsync(api, kind.Kind, key, ct);
            // Gone, or changed since the cache saw it: what was judged is not what would be written on.
            if (now is null || ObjectMeta.Of(now).ResourceVersion != seen.Metadata.ResourceVersion)
                throw new ReconcileConflictException($"{kind.Kind.Kind} {key} has changed since the cache saw it");
            await WriteAsync(seen, now, judged.Status, unsettled, ct);
            return result;
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

        var unsettled = RecordSaved(policy);
        var evaluation = await kind.EvaluateAsync(policy, ct);
        await WriteAsync(policy, raw, evaluation.Status, unsettled, ct);
        return Again(evaluation, unsettled);
    }

    private IReadOnlyList<RecentEvent> RecordSaved(TPolicy policy) =>
        _publisher.Outbox.Record(Involved(policy), policy.Status?.RecentEvents);

    private ObjectRef Involved(TPolicy policy) =>
        new(
            kind.Kind.ApiVersion,
            kind.Kind.Kind,
            policy.Metadata.Namespace,
            policy.Metadata.Name,
            policy.Metadata.Uid,
            policy.Metadata.ResourceVersion
        );

    private static ReconcileResult Again(PolicyEvaluation<TStatus> evaluation, IReadOnlyList<RecentEvent> unsettled) =>
        ReconcileResult.After(Outbox.Wake(evaluation.Next ?? Idle, unsettled) ?? Idle);

    private static JsonObject Encode(TStatus status, TPolicy policy)
    {
        var json = EntityJson.Encode(status);
        Outbox.Put(json, policy.Status?.RecentEvents);
        return json;
    }

    private async Task WriteAsync(
        TPolicy policy,
        JsonObject raw,
        TStatus status,
        IReadOnlyList<RecentEvent> unsettled,
        CancellationToken ct
    )
    {
        var json = KnownStatus.Over(raw["status"], Encode(status, policy), typeof(TStatus));
        if (MergeDiff.Compute(raw["status"], json) is null)
            return;
        var records = kind.Events(policy, status).ToList();
        var news = Outbox.Of(records, time.GetUtcNow());
        Outbox.Put(json, [.. news, .. unsettled]);
        try
        {
            await statusWriter.PatchAsync(kind.Kind, raw, json, ct);
        }
        catch (Exception lost) when (StatusWriter.MayHaveWritten(lost))
        {
            // The Events follow from what is saved.
            Log(raw, records);
            throw;
        }

        Log(raw, records);
        _publisher.Outbox.Record(Involved(policy), news);
    }

    private void Log(JsonObject raw, List<EventRecord> records)
    {
        foreach (var record in records)
            _publisher.Log(kind.Kind, ObjectMeta.Of(raw).Key, record);
    }
}
