using MlOps.Decisions.Actions.Isolation;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Standing;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Actions.Promotion;

/// <summary>Moves the traffic to a new revision: one write to the Service, then the record. The chain is evaluated again before the write.</summary>
internal static class PromotionSteps
{
    public static Turn Apply(Turn turn)
    {
        if (turn.Status.Action is not { Kind: ActionKind.Promote } action)
            return turn;
        if (turn.World.Service?.Revision == action.To && turn.Revision(action.To) is { State: not RevisionState.Quarantined })
            return Record(turn, action);
        if (turn.Revision(action.To) is not { } revision)
            return Cancel(turn, $"revision {action.To} no longer exists");
        var c = new PromotionCase(turn, revision) { Intent = action };
        if (PromotionChain.Chain.BeforeEffect(c) is { } ruling)
            return Cancel(DecisionBook.Record(turn, c, null, 0, ActionKind.Promote, ruling, () => StartPromotion.NoticeOf(c, ruling)), $"{ruling.Rule}: {ruling.Message}");
        if (turn.Now >= action.Deadline)
            return ActionEnd.Close(turn, ActionOutcome.Failed, $"Promotion of {action.To} failed: the Service was not switched by {action.Deadline:yyyy-MM-dd HH:mm:ss}Z{Refusal(turn)}", NoticeType.Warning, "PromotionFailed");
        return turn.Do(new PointService(action.To, Pointing.Ports(turn, action.To), turn.World.Service?.Uid) { Needed = action.Replicas }).WakeAt(action.Deadline);
    }

    private static Turn Cancel(Turn turn, string why) =>
        ActionEnd.Close(turn, ActionOutcome.Cancelled, $"Promotion of {turn.Status.Action!.To} was cancelled before the switch by {why}", NoticeType.Normal, "PromotionCancelled");

    private static string Refusal(Turn turn) =>
        turn.World.Refused.FirstOrDefault(r => r.Effect.StartsWith("Point Service", StringComparison.Ordinal)) is { } refused ? $": {refused.Message}" : "";

    /// <summary>A version that was good before is tested again, because its dependencies may have changed. It stays a rollback target meanwhile.</summary>
    private static Turn Record(Turn turn, ActionStatus action)
    {
        var version = turn.Revision(action.To)?.Version;
        turn = turn
            .Change(s => s with { EffectiveRevision = action.To, Action = action with { SwitchedAt = turn.Now } })
            .ChangeRevision(action.To, r => r with
            {
                State = RevisionState.Active,
                PromotedAt = turn.Now,
                ServedUntil = null,
                PromotionSeq = turn.Status.Revisions.Max(x => x.PromotionSeq) + 1,
                RestartsAtPromotion = turn.World.PodsOf(action.To).Select(p => p.Restarts).DefaultIfEmpty(0).Max(),
                StartUpSeconds = (int)turn.World.PodsOf(action.To).Where(p => p.Ready).Select(p => (p.ReadyChangedAt - p.CreatedAt).TotalSeconds).DefaultIfEmpty(0).Max(),
                Reason = null,
            });
        if (action.From is { } from && from != action.To)
            turn = turn.ChangeRevision(from, r => Leaving(turn, r));
        var message = action.From is null
            ? $"Revision {action.To} (version {version}) serves. It is the first: there is nothing to roll back to until it is good"
            : $"Revision {action.To} (version {version}) took the traffic from {action.From}";
        return ActionEnd.Close(turn, ActionOutcome.Done, message, NoticeType.Normal, "Promoted").WakeIn(TimeSpan.Zero);
    }

    /// <summary>
    /// One that was known good and lost the traffic before its new test ended stays a rollback target. One that was found bad meanwhile is none any
    /// more, though nothing quarantined it: a newer version came first.
    /// </summary>
    private static RevisionStatus Leaving(Turn turn, RevisionStatus revision)
    {
        var left = revision with { ServedUntil = turn.Now };
        if (revision is not { State: RevisionState.Active, GoodSince: not null })
            return left;
        return turn.World.Policies.Any(p => GoodVeto.Objects(p, revision)) ? left with { GoodSince = null } : left with { State = RevisionState.Good };
    }
}
