using MlOps.Decisions.Checks;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Text;
using MlOps.Decisions.Traffic;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Actions.Promotion;

/// <summary>
/// Moves the traffic to a new revision: one write to the Service, then the record. The chain is evaluated again before the write.
/// </summary>
internal static class PromotionSteps
{
    public static ReconcilePlan Apply(ReconcilePlan plan)
    {
        if (plan.Status.Action is not { Kind: ActionKind.Promote } action)
            return plan;
        if (plan.State.Service?.Revision == action.To && plan.Revision(action.To) is { State: not RevisionState.Quarantined })
            return Record(plan, action);
        if (plan.Revision(action.To) is not { } revision)
            return Cancel(plan, $"revision {action.To} no longer exists");
        var c = new PromotionCase(plan, revision) { Intent = action };
        if (PromotionChain.Chain.BeforeEffect(c) is { } ruling)
            return Cancel(
                DecisionLog.Record(plan, c, null, 0, ActionKind.Promote, ruling, () => StartPromotion.EventOf(c, ruling)),
                $"{ruling.Rule}: {ruling.Message}"
            );
        var move = new SwitchService(action.To, ServiceTarget.Ports(plan, action.To), plan.State.Service?.Uid) { Needed = action.Replicas };
        if (plan.Now >= action.Deadline)
            return ActionEnd.Close(
                plan,
                ActionOutcome.Failed,
                $"Promotion of {action.To} failed: the Service was not switched by {TimeText.Of(action.Deadline)}{Refusal(plan, move)}",
                EventSeverity.Warning,
                "PromotionFailed"
            );
        return plan.WithEffect(move).RequeueAt(action.Deadline);
    }

    private static ReconcilePlan Cancel(ReconcilePlan plan, string why) =>
        ActionEnd.Close(
            plan,
            ActionOutcome.Cancelled,
            $"Promotion of {plan.Status.Action!.To} was cancelled before the switch by {why}",
            EventSeverity.Normal,
            "PromotionCancelled"
        );

    private static string Refusal(ReconcilePlan plan, SwitchService move) =>
        plan.State.Refused.FirstOrDefault(r => r.Effect == move.Describe()) is { } refused ? $": {refused.Message}" : "";

    /// <summary>
    /// A version that was good before is tested again, because its dependencies may have changed. It stays a rollback target meanwhile.
    /// </summary>
    private static ReconcilePlan Record(ReconcilePlan plan, ActionStatus action)
    {
        var version = plan.Revision(action.To)?.Version;
        plan = plan.Change(s => s with { EffectiveRevision = action.To, Action = action with { SwitchedAt = plan.Now } })
            .ChangeRevision(
                action.To,
                r =>
                    r with
                    {
                        State = RevisionState.Active,
                        PromotedAt = plan.Now,
                        ServedUntil = null,
                        PromotionSeq = plan.Status.Revisions.Max(x => x.PromotionSeq) + 1,
                        RestartsAtPromotion = plan.State.PodsOf(action.To).Select(p => p.Restarts).DefaultIfEmpty(0).Max(),
                        StartUpSeconds = (int)
                            plan
                                .State.PodsOf(action.To)
                                .Where(p => p.Ready)
                                .Select(p => (p.ReadyChangedAt - p.CreatedAt).TotalSeconds)
                                .DefaultIfEmpty(0)
                                .Max(),
                        Reason = null,
                    }
            );
        if (action.From is { } from && from != action.To)
            plan = plan.ChangeRevision(from, r => Leaving(plan, r));
        var message = action.From is null
            ? $"Revision {action.To} (version {version}) serves. It is the first revision: there is no rollback target until it is known good"
            : $"Revision {action.To} (version {version}) took the traffic from {action.From}";
        return ActionEnd.Close(plan, ActionOutcome.Done, message, EventSeverity.Normal, "Promoted").RequeueAfter(TimeSpan.Zero);
    }

    /// <summary>
    /// One that was known good and lost the traffic before its new test ended stays a rollback target. One that was found bad meanwhile is
    /// none any more, though nothing quarantined it: a newer version came first.
    /// </summary>
    private static RevisionStatus Leaving(ReconcilePlan plan, RevisionStatus revision)
    {
        var left = revision with { ServedUntil = plan.Now };
        if (revision is not { State: RevisionState.Active, GoodSince: not null })
            return left;
        return plan.State.Policies.Any(p => GoodVeto.Objects(p, revision))
            ? left with
            {
                GoodSince = null,
            }
            : left with
            {
                State = RevisionState.Good,
            };
    }
}
