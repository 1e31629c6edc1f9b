using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Standing;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Status.Requests;

namespace MlOps.Decisions.Actions.Rollback.Steps;

/// <summary>
/// The good revision proves itself on its own requests since the switch. There is no second hop: if it fares no better, the
/// attribution was wrong, the quarantine is lifted and people are told.
/// </summary>
internal static class VerifyStep
{
    /// <summary>While undecided the watch is extended up to this many times its length.</summary>
    private const int Extensions = 3;

    public static DateTimeOffset Deadline(Turn turn, ActionStatus action) =>
        action.SwitchedAt.GetValueOrDefault(turn.Now).AddSeconds(turn.World.Rollback.VerifySeconds * Extensions);

    public static Turn Apply(Turn turn, ActionStatus action)
    {
        var policy = turn.World.Policies.FirstOrDefault(p => p.Metadata.Uid == action.PolicyUid);
        var seen = Freshness.SightOf(policy, action, turn.World);
        return seen?.Verification switch
        {
            VerificationOutcome.Passed => ActionEnd.Close(turn, ActionOutcome.Verified, $"Rollback to {action.To} is verified: {seen.Message}", NoticeType.Normal, "RollbackVerified"),
            _ when policy is null => ActionEnd.Close(turn, ActionOutcome.Unverified, $"Rollback to {action.To} cannot be verified: policy {action.Policy ?? action.PolicyUid} was deleted", NoticeType.Warning, "RollbackUnverified"),
            VerificationOutcome.Failed => Failed(turn, action, seen.Message ?? ""),
            _ when turn.Now >= action.Deadline => ActionEnd.Close(turn, ActionOutcome.Unverified, $"Rollback to {action.To} could not be verified in time: {seen?.Message ?? Silence(policy, action)}", NoticeType.Warning, "RollbackUnverified"),
            _ => turn.WakeAt(action.Deadline),
        };
    }

    private static string Silence(SloPolicy policy, ActionStatus action) =>
        policy.Status?.Rollback is { At: { } at } last && last.ActionId == action.Id
            ? $"policy {policy.Metadata.Name} last looked at {at:yyyy-MM-dd HH:mm:ss}Z"
            : $"policy {policy.Metadata.Name} has not looked at it";

    private static Turn Failed(Turn turn, ActionStatus action, string message)
    {
        if (action.From is { } from)
        {
            turn = turn.ChangeRevision(from, r => r with
            {
                State = RevisionState.Pending,
                Reason = $"Attribution disproved: {action.To} fares no better. {message}",
            });
        }

        return ActionEnd.Close(
            turn, ActionOutcome.VerificationFailed,
            $"Revision {action.To} fares no better than {action.From}: the release was not the cause, the quarantine is lifted, no further rollback is tried. {message}",
            NoticeType.Warning, "RollbackDisproved");
    }
}
