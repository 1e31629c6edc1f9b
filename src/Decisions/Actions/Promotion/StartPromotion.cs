using MlOps.Decisions.Chains;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Promotion;

/// <summary>
/// A revision that the spec, or a person's pin, selects gets the traffic once it is ready at the capacity that serves now. A quarantined
/// one never does, however often it is applied.
/// </summary>
internal static class StartPromotion
{
    public static ReconcilePlan Apply(ReconcilePlan plan)
    {
        if (DesiredRevision.Of(plan) is not { } wanted || wanted.Hash == plan.Status.EffectiveRevision)
            return plan;
        var c = new PromotionCase(plan, wanted);
        var ruling = PromotionChain.Chain.Decide(c);
        if (ruling.Outcome != DecisionOutcome.Act)
            return Wait(plan, c, ruling);
        if (!Promotable.IsFree(plan, wanted.Hash))
            return plan;
        return plan.Status.Action is { } rollback
            ? ActionEnd.Close(
                plan,
                ActionOutcome.Superseded,
                $"Revision {wanted.Hash} was applied and is ready: it supersedes the rollback to {rollback.To}",
                EventSeverity.Normal,
                "RollbackSuperseded"
            )
            : Start(plan, c);
    }

    /// <summary>Condition Progressing reports pods that start; everything else that a new version waits for is a decision.</summary>
    private static ReconcilePlan Wait(ReconcilePlan plan, PromotionCase c, Ruling ruling) =>
        ruling.Rule == "NotReady"
            ? plan
            : WaitingReason.For(
                DecisionLog.Record(plan, c, null, 0, ActionKind.Promote, ruling, () => EventOf(c, ruling)),
                c,
                null,
                ActionKind.Promote,
                ruling
            );

    public static EventRecord EventOf(PromotionCase c, Ruling ruling) =>
        EventRecord.Normal(
            "PromotionHeld",
            $"Promotion of {c.Revision.Hash} (version {c.Revision.Version}) held by {ruling.Rule}: {ruling.Message} (decision {c.Id})",
            $"{c.Id}-{ruling.Rule}"
        );

    private static ReconcilePlan Start(ReconcilePlan plan, PromotionCase c) =>
        plan.Change(s =>
            s with
            {
                Action = new ActionStatus
                {
                    Id = c.Id,
                    Kind = ActionKind.Promote,
                    Attempt = c.Attempt,
                    From = s.EffectiveRevision,
                    To = c.Revision.Hash,
                    TargetUid = plan.State.Service?.Uid,
                    Replicas = Capacity.Of(plan),
                    Step = ActionStep.Switch,
                    StartedAt = plan.Now,
                    Deadline = plan.Now.AddSeconds(plan.State.Rollout.ProgressDeadlineSeconds),
                },
            }
        );
}
