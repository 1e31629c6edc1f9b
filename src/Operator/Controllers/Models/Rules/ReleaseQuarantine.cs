using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Actions.Effects;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>A person ends a quarantine with <c>release=&lt;hash&gt;</c>. The revision then starts over, as if never promoted.</summary>
internal static class ReleaseQuarantine
{
    public static Turn Apply(Turn turn)
    {
        if (!turn.World.Metadata.Annotations.TryGetValue(WellKnown.ReleaseAnnotation, out var hash))
            return SaveQuarantines(turn);
        if (turn.Revision(hash) is not { State: RevisionState.Quarantined })
            return SaveQuarantines(turn);
        return turn
            .ChangeRevision(hash, r => r with { State = RevisionState.Pending, Reason = null, Requests = null })
            .Tell(Notice.Normal("QuarantineReleased", $"Revision {hash} was released by annotation", hash + turn.Revision(hash)?.PromotionSeq));
    }

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
