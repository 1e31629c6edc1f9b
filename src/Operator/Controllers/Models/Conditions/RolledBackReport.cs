using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;

namespace MlOps.Operator.Controllers.Models.Conditions;

/// <summary>Tells a GitOps user why the world is not what Git asks for, and what ends that.</summary>
internal static class RolledBackReport
{
    public static (string Type, bool? Status, string Reason, string Message) Of(Turn turn)
    {
        if (turn.Revision(turn.Status.LatestRevision) is not { State: RevisionState.Quarantined } latest)
            return (WellKnown.RolledBack, false, "AsSpecified", "The version in the spec is not quarantined");
        var message = $"The spec asks for revision {latest.Hash} (version {latest.Version}), which is quarantined: {latest.Reason}. "
            + $"Revision {turn.Status.EffectiveRevision} serves. Apply another version, or {(latest.ReleaseSpent == true ? "remove the used annotation and " : "")}try this one again: kubectl -n {turn.World.Metadata.Namespace} annotate mdl/{turn.World.Name} --overwrite {WellKnown.ReleaseAnnotation}={latest.Hash}";
        return (WellKnown.RolledBack, true, "RevisionQuarantined", message);
    }
}
