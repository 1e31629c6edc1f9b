using MlOps.Decisions.Chains;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Promotion;

/// <summary>
/// A revision that the spec, or a person's pin, asks for gets the traffic once it is ready at the capacity that serves now. A quarantined one
/// never does, however often it is applied.
/// </summary>
internal static class StartPromotion
{
    public static Turn Apply(Turn turn)
    {
        if (Wanted.Of(turn) is not { } wanted || wanted.Hash == turn.Status.EffectiveRevision)
            return turn;
        var c = new PromotionCase(turn, wanted);
        var ruling = PromotionChain.Chain.Decide(c);
        if (ruling.Outcome != DecisionOutcome.Act)
            return Wait(turn, c, ruling);
        if (!Promotable.IsFree(turn, wanted.Hash))
            return turn;
        return turn.Status.Action is { } rollback
            ? ActionEnd.Close(turn, ActionOutcome.Superseded, $"Revision {wanted.Hash} was applied and is ready: it supersedes the rollback to {rollback.To}", NoticeType.Normal, "RollbackSuperseded")
            : Start(turn, c);
    }

    /// <summary>Condition Progressing reports pods that start; everything else that a new version waits for is a decision.</summary>
    private static Turn Wait(Turn turn, PromotionCase c, Ruling ruling) => ruling.Rule == "NotReady"
        ? turn
        : Waits.For(DecisionBook.Record(turn, c, null, 0, ActionKind.Promote, ruling, () => NoticeOf(c, ruling)), c, null, ActionKind.Promote, ruling);

    public static Notice NoticeOf(PromotionCase c, Ruling ruling) =>
        Notice.Normal("PromotionHeld", $"Promotion of {c.Revision.Hash} (version {c.Revision.Version}) held by {ruling.Rule}: {ruling.Message} (decision {c.Id})", $"{c.Id}-{ruling.Rule}");

    private static Turn Start(Turn turn, PromotionCase c) => turn.Change(s => s with
    {
        Action = new ActionStatus
        {
            Id = c.Id,
            Kind = ActionKind.Promote,
            Attempt = c.Attempt,
            From = s.EffectiveRevision,
            To = c.Revision.Hash,
            TargetUid = turn.World.Service?.Uid,
            Replicas = Capacity.Of(turn),
            Step = ActionStep.Switch,
            StartedAt = turn.Now,
            Deadline = turn.Now.AddSeconds(turn.World.Rollout.ProgressDeadlineSeconds),
        },
    });
}
