using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
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
        if (Wanted.Of(turn) is not { } latest || latest.Hash == turn.Status.EffectiveRevision || turn.Status.OverriddenSince is not null)
            return turn;
        if (Isolation.IsOn(turn.Status) || !IsReady(turn, latest.Hash))
            return turn;
        if (latest.Reason is not null && Pin.Of(turn.World) is null && Disproved(turn, latest) is { } until)
            return turn.WakeAt(until);
        return turn.Status.Action switch
        {
            null => Start(turn, latest),
            { Kind: ActionKind.Rollback, Step: ActionStep.Verify } rollback when rollback.From != latest.Hash =>
                ActionEnd.Close(turn, "Superseded", $"Revision {latest.Hash} was applied and is ready: the rollback to {rollback.To} is not watched further", EventType.Normal, "RollbackSuperseded"),
            _ => turn,
        };
    }

    /// <summary>Ready at the capacity that serves now.</summary>
    public static bool IsReady(Turn turn, string hash) =>
        turn.World.RevisionService(hash) is not null
        && turn.World.Deployment(hash) is { Settled: true } deployment
        && deployment.Replicas >= Capacity.Of(turn) && deployment.Ready >= Capacity.Of(turn);

    /// <summary>
    /// After a rollback whose attribution proved wrong, the revision is free again; but to switch to it while the common
    /// cause may last would only be a second disturbance.
    /// </summary>
    private static DateTimeOffset? Disproved(Turn turn, RevisionStatus latest)
    {
        var ended = turn.Status.Actions.FirstOrDefault(a => a.From == latest.Hash)?.FinishedAt ?? turn.Now;
        var until = ended.AddSeconds(turn.World.Rollback.AttributionWindowSeconds);
        if (turn.Now < until)
            return until;
        return turn.World.Policies.Any(p => p.Status?.Verdict != Verdict.Healthy) ? turn.Now.AddMinutes(1) : null;
    }

    private static Turn Start(Turn turn, RevisionStatus latest) => turn.Change(s => s with
    {
        Action = new ActionStatus
        {
            Id = ActionIds.Of(turn.World.Metadata.Uid, "", s.Revisions.Max(r => r.PromotionSeq), 0, 0, $"Promote {latest.Hash}"),
            Kind = ActionKind.Promote,
            From = s.EffectiveRevision,
            To = latest.Hash,
            TargetUid = turn.World.Service?.Uid,
            Replicas = Capacity.Of(turn),
            Step = ActionStep.Switch,
            StartedAt = turn.Now,
            Deadline = turn.Now.AddSeconds(turn.World.Rollout.ProgressDeadlineSeconds),
        },
    });
}
