using MlOps.Decisions.Actions.Shared;
using MlOps.Decisions.Annotations;
using MlOps.Decisions.Chains;
using MlOps.Decisions.Effects;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Rollback.Rules;

/// <summary>The Event that reports a ruling on a rollback.</summary>
internal static class RollbackEvents
{
    public static EventRecord Of(RollbackCase c, Ruling ruling) =>
        ruling.Outcome switch
        {
            DecisionOutcome.Act => EventRecord.Warning(
                "RollbackStarted",
                $"Rolling back from {c.Request.Revision} to {c.Target?.Hash}: {ruling.Message} (decision {c.Id})",
                c.Id
            ),
            DecisionOutcome.Recommend => EventRecord.Warning(
                "ApprovalNeeded",
                $"Rollback from {c.Request.Revision} to {c.Target?.Hash} needs approval: {ruling.Message}. Approve: {Commands.Approve(c)} ; reject: {Commands.Reject(c)}",
                $"{c.Id}-{ruling.Rule}"
            ),
            DecisionOutcome.DryRun => EventRecord.Normal("WouldRollBack", $"{ruling.Message} (decision {c.Id})", c.Id),
            _ => HeldEvent.Of($"Rollback from {c.Request.Revision}", ruling, c.Id),
        };
}
