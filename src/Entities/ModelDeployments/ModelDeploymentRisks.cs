using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Circuits;

namespace MlOps.Entities.ModelDeployments;

internal static class ModelDeploymentRisks
{
    public static IEnumerable<FieldError> Of(ModelDeploymentSpec spec)
    {
        if (spec.Probe is null)
            yield return new("spec.probe", "is missing: without probes, a failing dependency cannot be told apart from a bad revision");
        var rollback = spec.Rollback ?? new();
        if (rollback.MaxPerDay == 0)
            yield return new("spec.rollback.maxPerDay", "is 0: no rollback ever happens automatically") { IsNote = true };
        if (rollback.MinSoakSeconds < 60)
            yield return new(
                "spec.rollback.minSoakSeconds",
                $"is {rollback.MinSoakSeconds}: a revision that fails after a minute may become the rollback target"
            );
        if (rollback.MinRequests < 100)
            yield return new(
                "spec.rollback.minRequests",
                $"is {rollback.MinRequests}: with so few requests a failure rate of 3 % goes unnoticed one time in twenty"
            );
        if (rollback.AttributionWindowSeconds < rollback.MinSoakSeconds)
            yield return new(
                "spec.rollback.attributionWindowSeconds",
                $"is {rollback.AttributionWindowSeconds}, less than minSoakSeconds, {rollback.MinSoakSeconds}: a revision that fails in between is not yet known good and no longer rolled back"
            );
        if (rollback.WindowRevisions > spec.RevisionHistoryLimit)
            yield return new(
                "spec.rollback.windowRevisions",
                $"is {rollback.WindowRevisions}, more than spec.revisionHistoryLimit, {spec.RevisionHistoryLimit}: a rollback cannot go to a revision that is no longer kept"
            );
        if (spec.Model.CompatibilityKey is null)
            yield return new("spec.model.compatibilityKey", "is missing: a rollback may go to a version that expects other inputs");
        if (spec.Replicas == 1 && spec.Autoscaling is null)
            yield return new("spec.replicas", "is 1: each restart of the pod is an outage");
        if (spec.CircuitBreaker is { Fallback.Kind: FallbackKind.LastKnownGood })
            yield return new(
                "spec.circuitBreaker.fallback.kind",
                "is LastKnownGood: where both revisions share the failing dependency, this fallback fails as well"
            )
            {
                IsNote = true,
            };
    }
}
