using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Actions;
using MlOps.Operator.Decisions;
using MlOps.Runtime.Recording;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>
/// Evaluates the policies' requests, records every ruling with its rule, and saves the intent of an action. It arbitrates requests, not policies: the
/// first that may act does, and one that cannot act blocks no other.
/// </summary>
internal static class DecideRollback
{
    /// <summary>Probes can refute a suspicion, so send them before one of these rules holds.</summary>
    private static readonly string[] Suspicions = ["DemandSurged", "DemandUnknown", "SharedOnset", "Storm"];

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
        if (NeedsProbes(c, ruling))
            return turn with { Probe = new ProbeOrder(c.Request.Revision, c.Target!.Hash) };
        turn = DecisionBook.Record(turn, c, c.Policy.Metadata.Name, c.Request.Episode, ActionKind.Rollback, ruling, () => NoticeOf(c, ruling));
        return ruling.Outcome switch
        {
            DecisionOutcome.Act => Start(turn, c),
            DecisionOutcome.Would => turn.WakeAt(c.Policy.Spec.EnforceAfter),
            _ => Waits.For(turn, c, c.Policy.Metadata.Name, ActionKind.Rollback, ruling, c.Request.ValidUntil).WakeAt(Pause.By(turn.World)?.Until),
        };
    }

    private static bool IsAnswered(Turn turn, RollbackCase c) =>
        turn.Status.Handled.Any(h => h.PolicyUid == c.Policy.Metadata.Uid && h.Episode >= c.Request.Episode);

    /// <summary>The steps of the action evaluate the chain for it.</summary>
    private static bool IsUnderWay(Turn turn, RollbackCase c) =>
        turn.Status.Action is { Kind: ActionKind.Rollback } action && action.PolicyUid == c.Policy.Metadata.Uid && action.Episode == c.Request.Episode;

    /// <summary>A target that does not run is probed once it is warm. A policy that only observes sends nothing to production.</summary>
    private static bool NeedsProbes(RollbackCase c, Ruling ruling) =>
        c.World.Model.Spec.Probe is not null && c.World.Probes is null && c.Mode != PolicyMode.Observe
        && (ruling.Outcome == DecisionOutcome.Act || Suspicions.Contains(ruling.Rule))
        && c.Target is { } target && c.World.Deployment(target.Hash) is { Ready: > 0 };

    private static Turn Start(Turn turn, RollbackCase c)
    {
        if (turn.Status.Action is { } lower)
            turn = ActionEnd.Close(turn, ActionOutcome.Preempted, $"{lower.Kind} to {lower.To} had not switched: a rollback from {c.Request.Revision} takes its place", EventType.Warning, "PromotionPreempted");
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
