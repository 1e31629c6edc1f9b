using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers.Models;
using MlOps.Operator.Controllers.Models.Conditions;
using MlOps.Operator.Controllers.Models.Rules;
using MlOps.Operator.Decisions;
using MlOps.Operator.Decisions.Chains;
using MlOps.Runtime.Recording;

namespace MlOps.Operator.Actions.Rollback;

/// <summary>
/// Until the traffic is switched the intent is decided again before every effect, by the same chain: evidence recovers or grows old, people
/// step in, the target changes. What holds is recorded.
/// </summary>
internal static class Reconsider
{
    /// <returns>The turn with which to stop or wait; null to go on.</returns>
    public static Turn? Apply(Turn turn, ActionStatus action)
    {
        if (Policy(turn, action) is not { Status.Episode: { State: EpisodeState.Open } episode } policy || episode.Number != action.Episode)
            return ActionEnd.Close(turn, ActionOutcome.Cancelled, $"Rollback to {action.To} was cancelled before the switch: the episode is over", EventType.Normal, "RollbackCancelled");
        if (turn.Now >= action.Deadline)
            return ActionEnd.Close(turn, ActionOutcome.Failed, $"Rollback to {action.To} was given up before the switch: {WaitedFor(turn, action)}", EventType.Warning, "RollbackFailed");
        if (policy.Status.Requests.FirstOrDefault(r => r.Id == action.RequestId) is not { } request)
            return Waits.Here(turn, action, Ruling.Hold("EvidenceStale", $"policy {policy.Metadata.Name} does not ask for it at the moment; its next evaluation lets the operator act")).WakeAt(action.Deadline);
        var c = new RollbackCase(turn.World, turn.Status, policy, request) { Intent = action };
        return RollbackChain.Chain.BeforeEffect(c) switch
        {
            null => null,
            { BeforeEffect: BeforeEffect.Ends } ruling => Stop(turn, c, action, ruling),
            { } ruling => Waits.For(Record(turn, c, ruling), c, policy.Metadata.Name, ActionKind.Rollback, ruling, request.ValidUntil).WakeAt(action.Deadline),
        };
    }

    private static Turn Stop(Turn turn, RollbackCase c, ActionStatus action, Ruling ruling) =>
        ActionEnd.Close(Record(turn, c, ruling), ruling.Rule == "NewerVersion" ? ActionOutcome.Superseded : ActionOutcome.Cancelled, $"Rollback to {action.To} was cancelled before the switch by {ruling.Rule}: {ruling.Message}", EventType.Normal, "RollbackCancelled");

    private static Turn Record(Turn turn, RollbackCase c, Ruling ruling) =>
        DecisionBook.Record(turn, c, c.Policy.Metadata.Name, c.Request.Episode, ActionKind.Rollback, ruling, () => DecideRollback.NoticeOf(c, ruling));

    private static SloPolicy? Policy(Turn turn, ActionStatus action) => turn.World.Policies.FirstOrDefault(p => p.Metadata.Uid == action.PolicyUid);

    /// <summary>What the last pass waited for is what the deadline passed on.</summary>
    private static string WaitedFor(Turn turn, ActionStatus action) =>
        turn.World.Model.Status?.Waiting is { } waiting && waiting.Id == action.Id
            ? $"{waiting.Rule}: {waiting.Message}"
            : ReadyReport.Pods(turn, action.To) is var pods && turn.World.Deployment(action.To) is not { } target || target.Ready < action.Replicas
                ? $"revision {action.To} was not ready: {pods}, {action.Replicas} are needed"
                : "no fresh evidence and readiness together before the deadline";
}
