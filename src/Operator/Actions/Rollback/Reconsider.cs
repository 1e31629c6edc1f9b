using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Actions.Circuit;
using MlOps.Operator.Controllers.Models;
using MlOps.Operator.Decisions;
using MlOps.Operator.Decisions.Rules;
using MlOps.Runtime.Recording;

namespace MlOps.Operator.Actions.Rollback;

/// <summary>
/// Until the traffic is switched, the intent rests on evidence that must still hold: it may have recovered, grown old, or a
/// person may have stepped in meanwhile.
/// </summary>
internal static class Reconsider
{
    /// <returns>The turn with which to stop or wait; null to go on.</returns>
    public static Turn? Apply(Turn turn, ActionStatus action)
    {
        var policy = turn.World.Policies.FirstOrDefault(p => p.Metadata.Uid == action.PolicyUid);
        var request = policy?.Status?.Requests.FirstOrDefault(r => r.Id == action.RequestId);
        if (policy is null || policy.Status?.Episode is not { State: EpisodeState.Open } episode || episode.Number != action.Episode)
            return ActionEnd.Close(turn, "Cancelled", $"Rollback to {action.To} was cancelled before the switch: the episode is over", EventType.Normal, "RollbackCancelled");
        if (turn.Now >= action.Deadline)
            return ActionEnd.Close(turn, "Failed", $"Rollback to {action.To} was given up before the switch: no fresh evidence and readiness together before the deadline", EventType.Warning, "RollbackFailed");
        if (Pin.Of(turn.World) is not null)
            return ActionEnd.Close(turn, "Cancelled", $"Rollback to {action.To} was cancelled before the switch: a person has pinned a revision", EventType.Normal, "RollbackCancelled");
        if (Isolation.Asked(turn.World.Metadata) is not null && ChooseFallback.Of(turn).Usable is not null)
            return ActionEnd.Close(turn, "Cancelled", $"Rollback to {action.To} was cancelled before the switch: a person isolates the model", EventType.Normal, "RollbackCancelled");
        if (Pause.By(turn.World) is not null)
            return turn.WakeAt(action.Deadline);
        if (request is not null && IsBlocked(new RollbackCase(turn.World, turn.Status, policy, request)))
            return turn.WakeAt(action.Deadline);
        return request is not null && Freshness.IsFresh(request, policy, turn.World) ? null : turn.WakeAt(action.Deadline);
    }

    /// <summary>A blocker may have begun to say no since the intent; one that cannot be told needs a person as before.</summary>
    private static bool IsBlocked(RollbackCase c) =>
        BlockerRules.Blocked(c) is not null || !c.IsApproved && BlockerRules.Untold(c) is not null;
}
