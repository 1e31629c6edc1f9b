using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Decisions;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>Hears the policies' requests, records every decision with the rule that made it, and saves the intent of an action.</summary>
internal static class DecideRollback
{
    public static Turn Apply(Turn turn)
    {
        foreach (var policy in turn.World.Policies.OrderBy(p => p.Metadata.Name, StringComparer.Ordinal))
        {
            foreach (var request in policy.Status?.Requests ?? [])
                turn = Hear(turn, new RollbackCase(turn.World, turn.Status, policy, request));
        }

        return turn;
    }

    private static Turn Hear(Turn turn, RollbackCase c)
    {
        if (turn.Status.Action is not null || !Freshness.Concerns(c.Request, c.Policy, turn.World) || IsAnswered(turn, c))
            return turn;
        var ruling = Arbiter.Decide(c);
        if (ruling.Outcome is DecisionOutcome.Hold or DecisionOutcome.Recommend)
            return Record(turn, c, ruling).WakeAt(Earlier(c.Request.ValidUntil, Pause.By(turn.World)?.Until));
        if (turn.World.Model.Spec.Probe is not null && turn.World.Probes is null && c.Target is { } target)
            return turn with { Probe = new ProbeOrder(c.Request.Revision, target.Hash) };
        turn = Record(turn, c, ruling);
        return ruling.Outcome == DecisionOutcome.Act ? Intend(turn, c) : turn;
    }

    private static bool IsAnswered(Turn turn, RollbackCase c) =>
        turn.Status.Handled.Any(h => h.PolicyUid == c.Policy.Metadata.Uid && h.Episode >= c.Request.Episode);

    private static Turn Record(Turn turn, RollbackCase c, Ruling ruling) =>
        DecisionBook.Record(turn, c, c.Policy.Metadata.Name, c.Request.Episode, ActionKind.Rollback, ruling, () => NoticeOf(c, ruling, c.Id));

    private static Notice NoticeOf(RollbackCase c, Ruling ruling, string id) => ruling.Outcome switch
    {
        DecisionOutcome.Act => Notice.Warning("RollbackStarted", $"Rolling back from {c.Request.Revision} to {c.Target?.Hash}: {ruling.Message} (decision {id})", id),
        DecisionOutcome.Recommend => Notice.Warning("ApprovalNeeded", $"{ruling.Message}. Approve with: kubectl -n {c.World.Metadata.Namespace} annotate mdl/{c.World.Name} {WellKnown.ApproveAnnotation}={id}, or reject with {WellKnown.RejectAnnotation}={id}", $"{id}-{ruling.Rule}"),
        DecisionOutcome.Would => Notice.Normal("WouldRollBack", $"{ruling.Message} (decision {id})", id),
        _ => Notice.Warning("ActionHeld", $"Rollback from {c.Request.Revision} held by {ruling.Rule}: {ruling.Message} (decision {id})", $"{id}-{ruling.Rule}"),
    };

    private static Turn Intend(Turn turn, RollbackCase c)
    {
        var target = c.Target ?? throw new InvalidOperationException("an eligible rollback has a target");
        return turn.Change(s => s with
        {
            Action = new ActionStatus
            {
                Id = c.Id,
                Kind = ActionKind.Rollback,
                RequestId = c.Request.Id,
                PolicyUid = c.Policy.Metadata.Uid,
                Episode = c.Request.Episode,
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

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset? other) => other < one ? other.Value : one;
}
