using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Actions.Effects;
using MlOps.Operator.Controllers.Models;
using MlOps.Operator.Controllers.Models.Rules;
using MlOps.Runtime.Recording;

namespace MlOps.Operator.Actions.Promotion;

/// <summary>Gives the traffic to a new revision: one write to the Service, then the record of it.</summary>
internal static class PromotionSteps
{
    public static Turn Apply(Turn turn)
    {
        if (turn.Status.Action is not { Kind: ActionKind.Promote } action)
            return turn;
        if (turn.World.Service?.Revision == action.To)
            return Record(turn, action);
        if (Wanted.Of(turn)?.Hash != action.To)
            return ActionEnd.Close(turn, "Cancelled", $"Promotion of {action.To} was cancelled: {Wanted.Of(turn)?.Hash ?? "no revision"} is asked for now", EventType.Normal, "PromotionCancelled");
        if (turn.World.Deployment(action.To) is not { } target || target.Ready < action.Replicas)
            return ActionEnd.Close(turn, "Cancelled", $"Promotion of {action.To} was cancelled: it is no longer ready", EventType.Warning, "PromotionCancelled");
        var ports = turn.World.RevisionObject(action.To)?.Revision.Ports ?? turn.World.Latest.Ports;
        return turn.Do(new PointService(action.To, ports, action.TargetUid));
    }

    private static Turn Record(Turn turn, ActionStatus action)
    {
        var version = turn.Revision(action.To)?.Version;
        turn = turn
            .Change(s => s with { EffectiveRevision = action.To, Action = action with { SwitchedAt = turn.Now } })
            .ChangeRevision(action.To, r => r with
            {
                State = r.GoodSince is null ? RevisionState.Active : RevisionState.Good,
                PromotedAt = turn.Now,
                PromotionSeq = turn.Status.Revisions.Max(x => x.PromotionSeq) + 1,
                Reason = null,
            });
        var message = action.From is null
            ? $"Revision {action.To} (version {version}) serves. It is the first: there is nothing to roll back to until it is good"
            : $"Revision {action.To} (version {version}) took the traffic from {action.From}";
        return ActionEnd.Close(turn, "Done", message, EventType.Normal, "Promoted").WakeIn(TimeSpan.Zero);
    }
}
