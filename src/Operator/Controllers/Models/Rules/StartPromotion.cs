using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Actions;
using MlOps.Operator.Decisions;
using MlOps.Runtime.Recording;

namespace MlOps.Operator.Controllers.Models.Rules;

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
        if (!IsFree(turn, wanted.Hash))
            return turn;
        return turn.Status.Action is { } rollback
            ? ActionEnd.Close(turn, ActionOutcome.Superseded, $"Revision {wanted.Hash} was applied and is ready: it supersedes the rollback to {rollback.To}", EventType.Normal, "RollbackSuperseded")
            : Start(turn, c);
    }

    /// <summary>
    /// Whether no action is in its way. After its switch a rollback is not, but for the revision whose pods it drains: one that a person has released
    /// meanwhile gets the traffic once they are gone.
    /// </summary>
    public static bool IsFree(Turn turn, string hash) => turn.Status.Action is null
        or { Kind: ActionKind.Rollback, SwitchedAt: not null, Step: ActionStep.Verify }
        || turn.Status.Action is { Kind: ActionKind.Rollback, SwitchedAt: not null } draining && draining.From != hash;

    /// <summary>Ready at the current serving capacity for <c>rollout.minReadySeconds</c>: a pod may crash after loading.</summary>
    public static bool IsReady(Turn turn, string hash) =>
        turn.World.RevisionService(hash) is not null && Readiness.Enough(turn.World, hash, Capacity.Of(turn));

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
