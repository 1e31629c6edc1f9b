using MlOps.Decisions.Checks;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State;
using MlOps.Decisions.Traffic;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Actions.Rollback.Steps;

/// <summary>One write moves the traffic; the record follows from what the Service then says, also after a restart.</summary>
internal static class SwitchStep
{
    public const int RememberedRollbacks = 100;

    public static ReconcilePlan Apply(ReconcilePlan plan, ActionStatus action)
    {
        if (Reconsider.Apply(plan, action) is { } stopped)
            return stopped;
        if (!Readiness.Enough(plan.State, action.To, action.Replicas))
            return plan.Change(s => s with { Action = action with { Step = ActionStep.WarmUp } });
        // Nothing else objects, and the target runs now: where a probe is declared, both revisions are asked before the traffic moves.
        if (plan.State.Model.Spec.Probe is not null && plan.State.Probes is null && action.From is { } from)
            return plan with { Probe = new ProbeOrder(from, action.To) };
        return plan.WithEffect(
                new SwitchService(action.To, ServiceTarget.Ports(plan, action.To), plan.State.Service?.Uid) { Needed = action.Replicas }
            )
            .RequeueAt(action.Deadline);
    }

    public static ReconcilePlan Record(ReconcilePlan plan, ActionStatus action)
    {
        var sequence = plan.Status.Revisions.Max(r => r.PromotionSeq) + 1;
        var from = plan.Revision(action.From);
        var to = plan.Revision(action.To);
        if (action.From is { } bad)
        {
            plan = plan.ChangeRevision(
                bad,
                r =>
                    r with
                    {
                        State = RevisionState.Quarantined,
                        GoodSince = null,
                        ServedUntil = plan.Now,
                        Requests = action.Requests,
                        Reason = action.Evidence,
                    }
            );
        }

        return plan.ChangeRevision(
                action.To,
                r => r with { State = RevisionState.Good, PromotedAt = plan.Now, ServedUntil = null, PromotionSeq = sequence }
            )
            .Change(s =>
                s with
                {
                    EffectiveRevision = action.To,
                    Rollbacks = [plan.Now, .. s.Rollbacks.Where(at => at > plan.Now.AddDays(-1)).Take(RememberedRollbacks - 1)],
                    Action = action with { Step = ActionStep.Drain, SwitchedAt = plan.Now, Deadline = plan.Now + DrainStep.Patience },
                }
            )
            .WithEvent(
                EventRecord.Warning(
                    "RolledBack",
                    $"Traffic was switched back from {action.From} (version {from?.Version}) to {action.To} (version {to?.Version}): {action.Evidence} (decision {action.Id})",
                    action.Id
                )
            );
    }
}
