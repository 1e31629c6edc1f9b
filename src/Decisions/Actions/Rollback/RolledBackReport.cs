using MlOps.Decisions.Plan;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Actions.Rollback;

/// <summary>Tells a GitOps user why the world is not what Git asks for, and what ends that.</summary>
internal static class RolledBackReport
{
    public static (string Type, bool? Status, string Reason, string Message) Of(Turn turn)
    {
        if (turn.Revision(turn.Status.LatestRevision) is not { State: RevisionState.Quarantined } latest)
            return (WellKnown.RolledBack, false, "AsSpecified", "The version in the spec is not quarantined");
        var message = $"The spec asks for revision {latest.Hash} (version {latest.Version}), which is quarantined: {latest.Reason}. "
            + $"Revision {turn.Status.EffectiveRevision} has the traffic. Apply another version, or try this one again: {Again(turn, latest)}";
        return (WellKnown.RolledBack, true, "RevisionQuarantined", message);
    }

    /// <summary>An annotation that has released the revision before counts again only once it was removed.</summary>
    private static string Again(Turn turn, RevisionStatus latest)
    {
        var annotate = $"kubectl -n {turn.World.Metadata.Namespace} annotate mdl/{turn.World.Name}";
        return $"{(latest.ReleaseSpent == true ? $"{annotate} {WellKnown.ReleaseAnnotation}- ; " : "")}{annotate} --overwrite {WellKnown.ReleaseAnnotation}={latest.Hash}";
    }
}
