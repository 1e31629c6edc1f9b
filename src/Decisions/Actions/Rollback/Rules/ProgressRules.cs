using MlOps.Decisions.Actions.Promotion;
using MlOps.Decisions.Chains;
using MlOps.Decisions.Checks;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Text;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Rollback.Rules;

/// <summary>One action at a time, and a back-off between attempts.</summary>
internal static class ProgressRules
{
    public static Objection? ActionInProgress(RollbackCase c) =>
        c.Status.Action is { } action && !Preemption.IsPreempted(c.State, action)
            ? Objection.Hold(
                $"the {ActionName.Of(action.Kind)} to {action.To} is at step {action.Step}, started {TimeText.Of(action.StartedAt)} (action {action.Id}); the operator re-evaluates the request when it ends"
            )
            : null;

    /// <summary>A version whose promotion is stuck or backs off blocks no rollback.</summary>
    public static Objection? NewerVersion(RollbackCase c)
    {
        if (c.Status.Action is { Kind: ActionKind.Promote })
            return null;
        var plan = new ReconcilePlan(c.State, c.Status with { Action = null }) { SpecRefused = CheckSpec.Refuses(c.State) };
        if (
            DesiredRevision.Of(plan) is not { } newer
            || newer.Hash == c.Request.Revision
            || newer.GoodSince is not null
            || newer.Hash == c.Target?.Hash
        )
            return null;
        return PromotionChain.Chain.Decide(new PromotionCase(plan, newer)).Outcome == DecisionOutcome.Act
            ? Objection.Hold($"revision {newer.Hash} (version {newer.Version}) was applied and is ready: it takes the traffic")
            : null;
    }

    public static Objection? BackOff(RollbackCase c)
    {
        var last = Attempts.Last(c.Status, c.Policy.Metadata.Uid, c.Request.Episode);
        if (last?.NotBefore is not { } until || c.State.Now >= until)
            return null;
        return c.Target is { } target && Readiness.Enough(c.State, target.Hash, Capacity.Of(new ReconcilePlan(c.State, c.Status)))
            ? null
            : Objection.Hold(
                $"attempt {last.Count} ended before the switch ({last.Outcome}): {last.Message}. The next one starts at {TimeText.Of(until)}, or as soon as the target is ready"
            ) with
            {
                Until = until,
            };
    }
}
