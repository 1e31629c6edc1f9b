using System.Text.Json.Nodes;
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
        var json = KnownStatus.Over(raw["status"], EntityJson.Encode(evaluation.Status), typeof(TStatus));
        try
        {
            if (await statusWriter.PatchAsync(kind.Kind, raw, json, ct) is not null)
                Report(policy, raw, evaluation.Status);
        }
        catch (Exception lost) when (StatusWriter.MayHaveWritten(lost))
        {
            Report(policy, raw, evaluation.Status);
            throw;
        }

        return ReconcileResult.After(evaluation.Next ?? Idle);
    }

    private void Report(TPolicy policy, JsonObject raw, TStatus status)
    {
        foreach (var record in kind.Events(policy, status))
            _publisher.Publish(kind.Kind, raw, record);
    }
}
