using MlOps.Decisions.Conditions;
using MlOps.Decisions.Plan;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Actions.Rollback;

/// <summary>Tells a GitOps user why the cluster does not run what Git declares, and what ends that.</summary>
internal static class RolledBackCondition
{
    public static Condition Of(ReconcilePlan plan)
    {
        if (plan.Revision(plan.Status.LatestRevision) is not { State: RevisionState.Quarantined } latest)
            return new(WellKnown.RolledBack, false, Reasons.AsSpecified, "The version in the spec is not quarantined");
        var message =
            $"The spec describes revision {latest.Hash} (version {latest.Version}), which is quarantined: {latest.Reason}. "
            + $"Revision {plan.Status.EffectiveRevision} has the traffic. Apply another version, or try this one again: {Again(plan, latest)}";
        return new(WellKnown.RolledBack, true, Reasons.RevisionQuarantined, message);
    }

    /// <summary>An annotation that has released the revision before counts again only once it was removed.</summary>
    private static string Again(ReconcilePlan plan, RevisionStatus latest)
    {
        var annotate = $"kubectl -n {plan.State.Metadata.Namespace} annotate mdl/{plan.State.Name}";
        return $"{(latest.ReleaseSpent == true ? $"{annotate} {WellKnown.ReleaseAnnotation}- ; " : "")}{annotate} --overwrite {WellKnown.ReleaseAnnotation}={latest.Hash}";
    }
}
