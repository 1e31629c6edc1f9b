using MlOps.Decisions.DriftPolicies;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Entities.Common;
using MlOps.Entities.DriftPolicies;
using MlOps.Operator.Controllers.DriftPolicies.Gathering;
using MlOps.Operator.Telemetry;
using MlOps.Runtime.Api;
using MlOps.Runtime.Controllers;
using MlOps.Runtime.Events;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Status;

namespace MlOps.Operator.Controllers.DriftPolicies;

/// <summary>Gather, judge, report for one DriftPolicy. It never acts.</summary>
public sealed class DriftPolicyReconciler(
    IKubeApi api,
    DriftGatherer gatherer,
    StatusWriter statusWriter,
    InstanceFilter instance,
    IEventRecorder events,
    DriftMetrics metrics,
    ILogger<DriftPolicyReconciler> logger
) : IReconciler
{
    /// <summary>
    /// Where there is nothing to judge, a change of the model or of the policy wakes it; this is only for what no watch has seen.
    /// </summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(5);

    public async Task<ReconcileResult> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        var raw = await api.GetAsync(ResourceKinds.DriftPolicies, key, ct);
        if (
            raw is null
            || ObjectMeta.Of(raw).IsDeleting
            || !instance.Matches(ObjectMeta.Of(raw).Labels)
            || StoredObject.Read<DriftPolicy>(raw, ResourceKinds.DriftPolicies, events) is not { } policy
        )
        {
            metrics.Forget(key);
            return ReconcileResult.Done;
        }

        var facts = await gatherer.GatherAsync(policy, ct);
        var judgement = DriftJudge.Judge(facts);
        metrics.Report(facts, judgement);
        var status = judgement.Status;
        try
        {
            var json = KnownStatus.Over(raw["status"], EntityJson.Encode(status), typeof(DriftPolicyStatus));
            if (await statusWriter.PatchAsync(ResourceKinds.DriftPolicies, raw, json, ct) is not null)
                Tell(ObjectRef.Of(ResourceKinds.DriftPolicies, raw), policy, status);
        }
        catch (ApiException e) when (e.Kind is ApiErrorKind.Conflict or ApiErrorKind.NotFound)
        {
            // Changed or deleted since it was read.
            DriftLog.Stale(logger, key, e.Message);
            return ReconcileResult.After(TimeSpan.FromMilliseconds(50));
        }

        return ReconcileResult.After(facts.CanBeJudged ? DriftSchedule.UntilNext(facts.Now, facts.Interval) : Idle);
    }

    private void Tell(ObjectRef involved, DriftPolicy policy, DriftPolicyStatus status)
    {
        foreach (var notice in DriftNotices.Between(policy.Status ?? new(), status))
        {
            events.Record(involved, Enum.Parse<EventType>(notice.Type.ToString()), notice.Reason, notice.Message, notice.DedupeKey);
            DriftLog.Noticed(logger, policy.Metadata.Namespace, policy.Metadata.Name, notice.Reason, notice.Message);
        }
    }
}
