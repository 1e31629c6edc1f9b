using MlOps.Decisions.SloPolicies;
using MlOps.Entities.Common;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers.Policies.Gathering;
using MlOps.Operator.Telemetry;
using MlOps.Runtime.Api;
using MlOps.Runtime.Controllers;
using MlOps.Runtime.Events;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Status;

namespace MlOps.Operator.Controllers.Policies;

/// <summary>Gather, judge, report for one SloPolicy. It never acts: its status carries verdict, evidence and requests.</summary>
public sealed class SloPolicyReconciler(
    IKubeApi api,
    PolicyGatherer gatherer,
    StatusWriter statusWriter,
    InstanceFilter instance,
    IEventRecorder events,
    SloMetrics metrics,
    ILogger<SloPolicyReconciler> logger
) : IReconciler
{
    /// <summary>
    /// Where there is nothing to judge, a change of the model or of the policy wakes it; this is only for what no watch has seen.
    /// </summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(5);

    public async Task<ReconcileResult> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        var raw = await api.GetAsync(ResourceKinds.SloPolicies, key, ct);
        if (
            raw is null
            || ObjectMeta.Of(raw).IsDeleting
            || !instance.Matches(ObjectMeta.Of(raw).Labels)
            || StoredObject.Read<SloPolicy>(raw, ResourceKinds.SloPolicies, events) is not { } policy
        )
        {
            metrics.Forget(key);
            return ReconcileResult.Done;
        }

        var facts = await gatherer.GatherAsync(policy, ct);
        var status = SloJudge.Judge(facts);
        if (RequestJudge.NeedsBlockers(facts, status))
            status = SloJudge.Judge(await gatherer.AskBlockersAsync(facts, ct));
        metrics.Report(facts, status);
        try
        {
            var json = KnownStatus.Over(raw["status"], EntityJson.Encode(status), typeof(SloPolicyStatus));
            if (await statusWriter.PatchAsync(ResourceKinds.SloPolicies, raw, json, ct) is not null)
                Tell(ObjectRef.Of(ResourceKinds.SloPolicies, raw), policy, status);
        }
        catch (ApiException e) when (e.Kind is ApiErrorKind.Conflict or ApiErrorKind.NotFound)
        {
            // Changed or deleted since it was read.
            PolicyLog.Stale(logger, key, e.Message);
            return ReconcileResult.After(TimeSpan.FromMilliseconds(50));
        }

        return ReconcileResult.After(facts.CanBeJudged ? TimeSpan.FromSeconds(policy.Spec.EvaluationIntervalSeconds) : Idle);
    }

    private void Tell(ObjectRef involved, SloPolicy policy, SloPolicyStatus status)
    {
        foreach (var notice in PolicyNotices.Between(policy.Status ?? new(), status))
        {
            events.Record(involved, Enum.Parse<EventType>(notice.Type.ToString()), notice.Reason, notice.Message, notice.DedupeKey);
            PolicyLog.Noticed(logger, policy.Metadata.Namespace, policy.Metadata.Name, notice.Reason, notice.Message);
        }
    }
}
