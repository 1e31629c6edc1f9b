using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>A person ends a quarantine with <c>release=&lt;hash&gt;</c>. The revision then starts over, as if never promoted.</summary>
internal static class ReleaseQuarantine
{
    public static Turn Apply(Turn turn)
    {
        turn.World.Metadata.Annotations.TryGetValue(WellKnown.ReleaseAnnotation, out var asked);
        foreach (var revision in turn.Status.Revisions.Where(r => r.ReleaseSpent == true && r.Hash != asked))
            turn = turn.ChangeRevision(revision.Hash, r => r with { ReleaseSpent = null });
        return turn.Revision(asked) is { State: RevisionState.Quarantined, ReleaseSpent: not true } released ? Release(turn, released) : turn;
    }

    /// <summary>An annotation that is left standing must not release the next quarantine too.</summary>
    private static Turn Release(Turn turn, RevisionStatus released) => turn
        .ChangeRevision(released.Hash, r => r with { State = RevisionState.Pending, Reason = null, Requests = null, ReleaseSpent = true })
        .Tell(Notice.Normal("QuarantineReleased", $"Revision {released.Hash} was released by annotation", $"{released.Hash}-{released.PromotionSeq}"));
}
