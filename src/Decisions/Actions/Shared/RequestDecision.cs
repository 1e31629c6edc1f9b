using MlOps.Decisions.Chains;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Shared;

/// <summary>Records a ruling on a policy's request and carries it out, for every action alike.</summary>
internal static class RequestDecision
{
    /// <param name="plan">The pass.</param>
    /// <param name="c">What was decided on.</param>
    /// <param name="action">The action that is requested.</param>
    /// <param name="ruling">The decision.</param>
    /// <param name="record">The Event that reports it; published once per ruling.</param>
    /// <param name="start">Saves the intent of the action.</param>
    public static ReconcilePlan Carry<TPolicy, TRequest>(
        ReconcilePlan plan,
        RequestCase<TPolicy, TRequest> c,
        ActionKind action,
        Ruling ruling,
        Func<EventRecord> record,
        Func<ReconcilePlan, ReconcilePlan> start
    )
        where TPolicy : IPolicy
        where TRequest : PolicyRequest
    {
        plan = DecisionLog.Record(plan, c, c.Policy.Metadata.Name, c.Request.Episode, action, ruling, record);
        return ruling.Outcome switch
        {
            DecisionOutcome.Act => start(plan),
            DecisionOutcome.DryRun => plan.RequeueAt(ruling.Until),
            _ => WaitingReason.For(plan, c, c.Policy.Metadata.Name, action, ruling, c.Request.ValidUntil),
        };
    }
}
