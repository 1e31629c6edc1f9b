using MlOps.Decisions.Annotations;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Plan;

/// <summary>Which revision should have the traffic: the pinned one, else the one in the spec unless it is quarantined.</summary>
internal static class DesiredRevision
{
    public static RevisionStatus? Of(ReconcilePlan plan)
    {
        if (Pin.Of(plan.State) is { } pinned)
            return plan.Revision(pinned);
        return !plan.SpecRefused && plan.Revision(plan.Status.LatestRevision) is { State: not RevisionState.Quarantined } latest
            ? latest
            : null;
    }
}
