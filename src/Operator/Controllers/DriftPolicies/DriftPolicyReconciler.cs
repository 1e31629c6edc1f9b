using MlOps.Entities;
using MlOps.Entities.Common;
using MlOps.Entities.DriftPolicies;
using MlOps.Runtime.Api;
using MlOps.Runtime.Control;
using MlOps.Runtime.Recording;

namespace MlOps.Operator.Controllers.DriftPolicies;

/// <summary>Says that drift is not judged by this version, rather than keeping silent about an object that does nothing.</summary>
public sealed class DriftPolicyReconciler(IKubeApi api, StatusWriter statusWriter, InstanceFilter instance, IEventRecorder events, TimeProvider time) : IReconciler
{
    public async Task<ReconcileResult> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        var raw = await api.GetAsync(ResourceKinds.DriftPolicies, key, ct);
        if (raw is null || ObjectMeta.Of(raw).IsDeleting || !instance.Matches(ObjectMeta.Of(raw).Labels))
            return ReconcileResult.Done;
        if (StoredObject.Read<DriftPolicy>(raw, ResourceKinds.DriftPolicies, events) is not { } policy)
            return ReconcileResult.Done;
        var before = policy.Status ?? new();
        var errors = Validation.Check(policy).Select(e => $"{e.Field}: {e.Message}").ToList();
        var (reason, message) = errors.Count > 0
            ? ("InvalidSpec", string.Join("; ", errors))
            : ("NotActedOn", "Drift is not judged by this version of the operator; the object is kept as it is");
        var status = before with
        {
            ObservedGeneration = policy.Metadata.Generation,
            Conditions = Conditions.Set(before.Conditions, WellKnown.Ready, false, reason, message, time.GetUtcNow(), policy.Metadata.Generation),
        };
        await statusWriter.PatchAsync(ResourceKinds.DriftPolicies, raw, KnownStatus.Over(raw["status"], EntityJson.Encode(status), typeof(DriftPolicyStatus)), ct);
        return ReconcileResult.Done;
    }
}
