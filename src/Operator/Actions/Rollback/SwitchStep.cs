using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Actions.Effects;
using MlOps.Operator.Controllers.Models;

namespace MlOps.Operator.Actions.Rollback;

/// <summary>One write moves the traffic; the record follows from what the Service then says, also after a restart.</summary>
internal static class SwitchStep
{
    public static Turn Apply(Turn turn, ActionStatus action)
    {
        if (turn.World.Service?.Revision == action.To)
            return Record(turn, action);
        if (Reconsider.Apply(turn, action) is { } stopped)
            return stopped;
        if (turn.World.Deployment(action.To) is not { } target || target.Ready < action.Replicas)
            return turn.Change(s => s with { Action = action with { Step = ActionStep.WarmUp } });
        var ports = turn.World.RevisionObject(action.To)?.Revision.Ports ?? turn.World.Latest.Ports;
        return turn.Do(new PointService(action.To, ports, action.TargetUid));
    }

    private static Turn Record(Turn turn, ActionStatus action)
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
                Requests = action.Requests,
                Reason = action.Evidence,
            });
        }

        return turn
            .ChangeRevision(action.To, r => r with { State = RevisionState.Good, PromotedAt = turn.Now, PromotionSeq = sequence })
            .Change(s => s with
            {
                EffectiveRevision = action.To,
                Action = action with { Step = ActionStep.Drain, SwitchedAt = turn.Now, Deadline = turn.Now + DrainStep.Patience },
            })
            .Tell(Notice.Warning(
                "RolledBack",
                $"Traffic went back from {action.From} (version {from?.Version}) to {action.To} (version {to?.Version}): {action.Evidence} (decision {action.Id})",
                action.Id));
    }
}
