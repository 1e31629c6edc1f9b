using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Actions.Effects;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>A person ends a quarantine with <c>release=&lt;hash&gt;</c>. The revision then starts over, as if never promoted.</summary>
internal static class ReleaseQuarantine
{
    public static Turn Apply(Turn turn)
    {
        turn.World.Metadata.Annotations.TryGetValue(WellKnown.ReleaseAnnotation, out var asked);
        foreach (var revision in turn.Status.Revisions.Where(r => r.ReleaseSpent == true && r.Hash != asked))
            turn = turn.ChangeRevision(revision.Hash, r => r with { ReleaseSpent = null });
        return SaveQuarantines(turn.Revision(asked) is { State: RevisionState.Quarantined, ReleaseSpent: not true } released ? Release(turn, released) : turn);
    }

    /// <summary>An annotation that is left standing must not release the next quarantine too.</summary>
    private static Turn Release(Turn turn, RevisionStatus released) => turn
        .ChangeRevision(released.Hash, r => r with { State = RevisionState.Pending, Reason = null, Requests = null, ReleaseSpent = true })
        .Tell(Notice.Normal("QuarantineReleased", $"Revision {released.Hash} was released by annotation", $"{released.Hash}-{released.PromotionSeq}"));

    /// <summary>The ControllerRevision repeats the quarantine, so that it survives the loss of the status.</summary>
    private static Turn SaveQuarantines(Turn turn)
    {
        foreach (var kept in turn.World.Revisions)
        {
            var state = turn.Revision(kept.Revision.Hash);
            var wanted = state?.State == RevisionState.Quarantined ? state.Reason ?? "quarantined" : null;
            if (state is not null && wanted != kept.Quarantine && turn.Status.Action?.Step is null or ActionStep.Verify)
                turn = turn.Do(new AnnotateRevision(kept.Name, kept.Uid, new Dictionary<string, string?> { [WellKnown.QuarantineAnnotation] = wanted }));
        }

        return turn;
    }
}
