using MlOps.Entities.Common;
using MlOps.Runtime.Api;
using MlOps.Runtime.Controllers;
using MlOps.Runtime.Events;
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
    ILogger logger
) : IReconciler
    where TPolicy : class, IPolicy
    where TStatus : class
{
    /// <summary>
    /// Where there is nothing to judge, a change of the model or of the policy wakes it; this is only for what no watch has seen.
    /// </summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    private readonly EventPublisher _publisher = new(events, logger);

    public async Task<ReconcileResult> ReconcileAsync(ObjectKey key, CancellationToken ct)
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
        try
        {
            var json = KnownStatus.Over(raw["status"], EntityJson.Encode(evaluation.Status), typeof(TStatus));
            if (await statusWriter.PatchAsync(kind.Kind, raw, json, ct) is not null)
                foreach (var record in kind.Events(policy, evaluation.Status))
                    _publisher.Publish(kind.Kind, raw, record);
        }
        catch (ApiException e) when (e.Kind is ApiErrorKind.Conflict or ApiErrorKind.NotFound)
        {
            // Changed or deleted since it was read.
            ReconcileLog.Stale(logger, kind.Kind.Kind, key, e.Message);
            return ReconcileResult.After(Soon);
        }

        return ReconcileResult.After(evaluation.Next ?? Idle);
    }
}
