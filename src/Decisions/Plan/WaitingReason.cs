using MlOps.Decisions.Annotations;
using MlOps.Decisions.Chains;
using MlOps.Decisions.Checks;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Plan;

/// <summary>
/// Records in status why nothing moves. One reason: the action in progress takes precedence over requests, a recommendation over a hold.
/// The text stays unchanged while the reason does, because figures move with every evaluation.
/// </summary>
internal static class WaitingReason
{
    /// <summary>No watch event reports stale evidence; check when it may have expired, at most once a minute.</summary>
    private static readonly TimeSpan RecheckAfter = TimeSpan.FromMinutes(1);

    /// <summary>Clears the reason at the start of a pass; the rules set it again.</summary>
    public static ReconcilePlan Clear(ReconcilePlan plan) => plan.Change(s => s with { Waiting = null });

    /// <summary>What an open episode holds proceeds once its policy has seen nothing for a day: no event reports that.</summary>
    public static ReconcilePlan ForBlindEpisodes(ReconcilePlan plan) =>
        OpenEpisodes.Of(plan.State).Aggregate(plan, (t, policy) => t.RequeueAt(OpenEpisodes.BlindUntil(policy)));

    /// <param name="plan">The pass.</param>
    /// <param name="c">What was decided on.</param>
    /// <param name="policy">Name of the policy that requests it.</param>
    /// <param name="action">What waits.</param>
    /// <param name="ruling">The hold or the recommendation.</param>
    /// <param name="freshUntil">When the evidence becomes stale, if it has not yet.</param>
    public static ReconcilePlan For(
        ReconcilePlan plan,
        DecisionCase c,
        string? policy,
        ActionKind action,
        Ruling ruling,
        DateTimeOffset? freshUntil = null
    ) =>
        Set(
            RequeueOnExpiry(plan, freshUntil).RequeueAt(ruling.Until),
            new WaitingStatus
            {
                Id = c.Id,
                Action = action,
                Policy = policy,
                Outcome = ruling.Outcome,
                Rule = ruling.Rule,
                Message = ruling is { Approvable: true, Outcome: DecisionOutcome.Hold }
                    ? $"{ruling.Message}. To act anyway: {Commands.Approve(c)}"
                    : ruling.Message,
                Since = plan.Now,
            }
        );

    /// <summary>A step of the action in progress waits for something that is not a rule of its chain.</summary>
    public static ReconcilePlan Here(ReconcilePlan plan, ActionStatus action, Ruling ruling) =>
        Set(
            plan,
            new WaitingStatus
            {
                Id = action.Id,
                Action = action.Kind,
                Policy = action.Policy,
                Outcome = ruling.Outcome,
                Rule = ruling.Rule,
                Message = ruling.Message,
                Since = plan.Now,
            }
        );

    private static ReconcilePlan RequeueOnExpiry(ReconcilePlan plan, DateTimeOffset? freshUntil)
    {
        if (freshUntil is not { } until || until <= plan.Now)
            return plan;
        return plan.RequeueAfter(until - plan.Now > RecheckAfter ? until - plan.Now : RecheckAfter);
    }

    private static ReconcilePlan Set(ReconcilePlan plan, WaitingStatus next)
    {
        if (
            plan.Status.Waiting is { } known
            && (
                known.Id == plan.Status.Action?.Id
                || known.Outcome == DecisionOutcome.Recommend
                || next.Outcome != DecisionOutcome.Recommend
            )
        )
            return plan;
        var before = plan.State.Model.Status?.Waiting;
        return plan.Change(s =>
            s with
            {
                Waiting =
                    before is not null && before.Id == next.Id && before.Rule == next.Rule && before.Outcome == next.Outcome
                        ? before
                        : next,
            }
        );
    }
}
