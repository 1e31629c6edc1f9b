using MlOps.Decisions.Annotations;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Plan;

/// <summary>Which revision shall have the traffic: the pinned one, else the one that the spec asks for unless it is quarantined.</summary>
internal static class Wanted
{
    public static RevisionStatus? Of(Turn turn)
    {
        if (Pin.Of(turn.World) is { } pinned)
            return turn.Revision(pinned);
        return !turn.SpecRefused && turn.Revision(turn.Status.LatestRevision) is { State: not RevisionState.Quarantined } latest ? latest : null;
    }
}
