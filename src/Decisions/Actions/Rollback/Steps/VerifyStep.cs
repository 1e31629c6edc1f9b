using MlOps.Decisions.Checks;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Text;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Status.Requests;

namespace MlOps.Decisions.Actions.Rollback.Steps;

/// <summary>
/// The good revision proves itself on its own requests since the switch. There is no second hop: if it fares no better, the
/// attribution was wrong, the quarantine is lifted and an Event reports it.
/// </summary>
internal static class VerifyStep
{
    /// <summary>While undecided the watch is extended up to this many times its length.</summary>
    private const int Extensions = 3;

    public static DateTimeOffset Deadline(ReconcilePlan plan, ActionStatus action) =>
        action.SwitchedAt.GetValueOrDefault(plan.Now).AddSeconds(plan.State.Rollback.VerifySeconds * Extensions);

    public static ReconcilePlan Apply(ReconcilePlan plan, ActionStatus action)
    {
        var policy = plan.State.Policy(action.PolicyUid);
        var seen = Freshness.ObservationOf(policy, action, plan.State);
        return seen?.Verification switch
        {
            VerificationOutcome.Passed => ActionEnd.Close(
                plan,
                ActionOutcome.Verified,
                $"Rollback to {action.To} is verified: {seen.Message}",
                EventSeverity.Normal,
                "RollbackVerified"
            ),
            _ when policy is null => ActionEnd.Close(
                plan,
                ActionOutcome.Unverified,
                $"Rollback to {action.To} cannot be verified: policy {action.Policy ?? action.PolicyUid} was deleted",
                EventSeverity.Warning,
                "RollbackUnverified"
            ),
            VerificationOutcome.Failed => Failed(plan, action, seen.Message ?? ""),
            _ when plan.Now >= action.Deadline => ActionEnd.Close(
                plan,
                ActionOutcome.Unverified,
                $"Rollback to {action.To} could not be verified in time: {seen?.Message ?? Silence(policy, action)}",
                EventSeverity.Warning,
                "RollbackUnverified"
            ),
            _ => plan.RequeueAt(action.Deadline),
        };
    }

    private static string Silence(SloPolicy policy, ActionStatus action) =>
        policy.Status?.Rollback is { At: { } at } last && last.ActionId == action.Id
            ? $"policy {policy.Metadata.Name} last observed it at {TimeText.Of(at)}"
            : $"policy {policy.Metadata.Name} has not observed it";

    private static ReconcilePlan Failed(ReconcilePlan plan, ActionStatus action, string message)
    {
        if (action.From is { } from)
        {
            plan = plan.ChangeRevision(
                from,
                r =>
                    r with
                    {
                        State = RevisionState.Pending,
                        Reason = $"The rollback did not help: {action.To} performs no better. {message}",
                    }
            );
        }

        return ActionEnd.Close(
            plan,
            ActionOutcome.VerificationFailed,
            $"Revision {action.To} does no better than {action.From}: the release was not the cause. The quarantine is lifted and no further rollback follows. {message}",
            EventSeverity.Warning,
            "RollbackDisproved"
        );
    }
}
