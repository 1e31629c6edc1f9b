using MlOps.Decisions.Actions.Rollback.Rules;
using MlOps.Decisions.Annotations;
using MlOps.Decisions.Chains;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Standing;
using MlOps.Decisions.State;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Rollback;

/// <summary>
/// Evaluates the policies' requests, records every ruling with its rule, and saves the intent of an action. It arbitrates requests, not policies: the
/// first that may act does, and one that cannot act blocks no other.
/// </summary>
internal static class DecideRollback
{
    public static Turn Apply(Turn turn)
    {
        foreach (var policy in turn.World.Policies.OrderBy(p => p.Metadata.Name, StringComparer.Ordinal))
        {
            foreach (var request in policy.Status?.Requests ?? [])
                turn = Evaluate(turn, new RollbackCase(turn.World, turn.Status, policy, request));
        }

        return turn;
    }

    public static Notice NoticeOf(RollbackCase c, Ruling ruling) => ruling.Outcome switch
    {
        DecisionOutcome.Act => Notice.Warning("RollbackStarted", $"Rolling back from {c.Request.Revision} to {c.Target?.Hash}: {ruling.Message} (decision {c.Id})", c.Id),
        DecisionOutcome.Recommend => Notice.Warning("ApprovalNeeded", $"{ruling.Message}. Approve: {Commands.Approve(c)} ; reject: {Commands.Reject(c)}", $"{c.Id}-{ruling.Rule}"),
        DecisionOutcome.Would => Notice.Normal("WouldRollBack", $"{ruling.Message} (decision {c.Id})", c.Id),
        _ => Notice.Warning("ActionHeld", $"Rollback from {c.Request.Revision} held by {ruling.Rule}: {ruling.Message} (decision {c.Id})", $"{c.Id}-{ruling.Rule}"),
    };

    private static Turn Evaluate(Turn turn, RollbackCase c)
    {
        if (!Freshness.Concerns(c.Request, c.Policy, turn.World, turn.Status) || IsAnswered(turn, c) || IsUnderWay(turn, c))
            return turn;
        var ruling = RollbackChain.Decide(c);
        if (Probes.MayRefute(c, ruling) || ruling.Outcome == DecisionOutcome.Act && Probes.CanBeAsked(c))
            return turn with { Probe = new ProbeOrder(c.Request.Revision, c.Target!.Hash) };
        turn = DecisionBook.Record(turn, c, c.Policy.Metadata.Name, c.Request.Episode, ActionKind.Rollback, ruling, () => NoticeOf(c, ruling));
        return ruling.Outcome switch
        {
            DecisionOutcome.Act => Start(turn, c),
            DecisionOutcome.Would => turn.WakeAt(ruling.Until),
            _ => Waits.For(turn, c, c.Policy.Metadata.Name, ActionKind.Rollback, ruling, c.Request.ValidUntil),
        };
    }

    private static bool IsAnswered(Turn turn, RollbackCase c) =>
        turn.Status.Handled.Any(h => h.PolicyUid == c.Policy.Metadata.Uid && h.Episode >= c.Request.Episode);

    /// <summary>The steps of the action evaluate the chain for it.</summary>
    private static bool IsUnderWay(Turn turn, RollbackCase c) =>
        turn.Status.Action is { Kind: ActionKind.Rollback } action && action.PolicyUid == c.Policy.Metadata.Uid && action.Episode == c.Request.Episode;

    private static Turn Start(Turn turn, RollbackCase c)
    {
        if (turn.Status.Action is { } lower)
            turn = ActionEnd.Close(turn, ActionOutcome.Preempted, $"{lower.Kind} to {lower.To} had not switched: a rollback from {c.Request.Revision} takes its place", NoticeType.Warning, "PromotionPreempted");
        var target = c.Target ?? throw new InvalidOperationException("an eligible rollback has a target");
        return turn.Change(s => s with
        {
            Action = new ActionStatus
            {
                Id = c.Id,
                Kind = ActionKind.Rollback,
                RequestId = c.Request.Id,
                PolicyUid = c.Policy.Metadata.Uid,
                Policy = c.Policy.Metadata.Name,
                Episode = c.Request.Episode,
                Attempt = c.Attempt,
                From = c.Request.Revision,
                To = target.Hash,
                TargetUid = turn.World.Service?.Uid,
                Replicas = Capacity.Of(turn),
                Step = ActionStep.WarmUp,
                StartedAt = turn.Now,
                Deadline = turn.Now.AddSeconds(turn.World.Rollout.ProgressDeadlineSeconds),
                BadPerMillion = c.Request.BadPerMillion,
                Requests = c.Request.Requests,
                Evidence = c.Request.Evidence,
            },
        });
    }
}
