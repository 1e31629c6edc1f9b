using MlOps.Decisions.Actions.Isolation;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Standing;
using MlOps.Decisions.State;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Actions.Rollback.Steps;

/// <summary>One write moves the traffic; the record follows from what the Service then says, also after a restart.</summary>
internal static class SwitchStep
{
    public const int RememberedRollbacks = 100;

    public static Turn Apply(Turn turn, ActionStatus action)
    {
        if (Reconsider.Apply(turn, action) is { } stopped)
            return stopped;
        if (!Readiness.Enough(turn.World, action.To, action.Replicas))
            return turn.Change(s => s with { Action = action with { Step = ActionStep.WarmUp } });
        // Nothing else objects, and the target runs now: where a probe is declared, both revisions are asked before the traffic moves.
        if (turn.World.Model.Spec.Probe is not null && turn.World.Probes is null && action.From is { } from)
            return turn with { Probe = new ProbeOrder(from, action.To) };
        return turn.Do(new PointService(action.To, Pointing.Ports(turn, action.To), turn.World.Service?.Uid) { Needed = action.Replicas }).WakeAt(action.Deadline);
    }

    public static Turn Record(Turn turn, ActionStatus action)
    {
        var sequence = turn.Status.Revisions.Max(r => r.PromotionSeq) + 1;
        var from = turn.Revision(action.From);
        var to = turn.Revision(action.To);
        if (action.From is { } bad)
        {
            turn = turn.ChangeRevision(bad, r => r with
            {
                State = RevisionState.Quarantined,
                GoodSince = null,
                ServedUntil = turn.Now,
                Requests = action.Requests,
                Reason = action.Evidence,
            });
        }

        return turn
            .ChangeRevision(action.To, r => r with { State = RevisionState.Good, PromotedAt = turn.Now, ServedUntil = null, PromotionSeq = sequence })
            .Change(s => s with
            {
                EffectiveRevision = action.To,
                Rollbacks = [turn.Now, .. s.Rollbacks.Where(at => at > turn.Now.AddDays(-1)).Take(RememberedRollbacks - 1)],
                Action = action with { Step = ActionStep.Drain, SwitchedAt = turn.Now, Deadline = turn.Now + DrainStep.Patience },
            })
            .Tell(Notice.Warning(
                "RolledBack",
                $"Traffic went back from {action.From} (version {from?.Version}) to {action.To} (version {to?.Version}): {action.Evidence} (decision {action.Id})",
                action.Id));
    }
}
