using MlOps.Decisions.Actions.Rollback.Rules;
using MlOps.Decisions.Chains;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Standing;
using MlOps.Decisions.State;
using MlOps.Decisions.Text;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;

namespace MlOps.Decisions.Actions.Rollback.Steps;

/// <summary>
/// Until the traffic is switched, evaluates the chain again before every effect: evidence recovers or goes stale, people step in, the target changes.
/// Records what holds.
/// </summary>
internal static class Reconsider
{
    /// <returns>The turn to stop or wait with; null to continue.</returns>
    public static Turn? Apply(Turn turn, ActionStatus action)
    {
        if (Policy(turn, action) is not { } policy)
            return Cancel(turn, action, $"policy {action.Policy ?? action.PolicyUid} was deleted");
        if (policy.Status?.Episode is not { State: EpisodeState.Open } episode || episode.Number != action.Episode)
            return Cancel(turn, action, "the episode is over");
        if (turn.Now >= action.Deadline)
            return ActionEnd.Close(turn, ActionOutcome.Failed, $"Rollback to {action.To} failed before the switch: {WaitedFor(turn, action)}", NoticeType.Warning, "RollbackFailed");
        if (policy.Status.Requests.FirstOrDefault(r => r.Id == action.RequestId) is not { } request)
            return Waits.Here(turn, action, Ruling.Hold("EvidenceStale", $"policy {policy.Metadata.Name} does not request it now; the rollback proceeds when the next evaluation confirms it")).WakeAt(action.Deadline);
        var c = new RollbackCase(turn.World, turn.Status, policy, request) { Intent = action };
        var ruling = RollbackChain.Chain.BeforeEffect(c);
        if (Probes.MayRefute(c, ruling))
            return turn.WakeAt(action.Deadline) with { Probe = new ProbeOrder(c.Request.Revision, action.To) };
        return ruling switch
        {
            null => null,
            { BeforeEffect: BeforeEffect.Ends } => Stop(turn, c, action, ruling),
            _ => Waits.For(Record(turn, c, ruling), c, policy.Metadata.Name, ActionKind.Rollback, ruling, request.ValidUntil).WakeAt(action.Deadline),
        };
    }

    private static Turn Cancel(Turn turn, ActionStatus action, string why) =>
        ActionEnd.Close(turn, ActionOutcome.Cancelled, $"Rollback to {action.To} was cancelled before the switch: {why}", NoticeType.Normal, "RollbackCancelled");

    private static Turn Stop(Turn turn, RollbackCase c, ActionStatus action, Ruling ruling) => ruling.Rule == "NewerVersion"
        ? ActionEnd.Close(Record(turn, c, ruling), ActionOutcome.Superseded, $"Rollback to {action.To} was superseded before the switch: {ruling.Message}", NoticeType.Normal, "RollbackSuperseded")
        : ActionEnd.Close(Record(turn, c, ruling), ActionOutcome.Cancelled, $"Rollback to {action.To} was cancelled before the switch by {ruling.Rule}: {ruling.Message}", NoticeType.Normal, "RollbackCancelled");

    private static Turn Record(Turn turn, RollbackCase c, Ruling ruling) =>
        DecisionBook.Record(turn, c, c.Policy.Metadata.Name, c.Request.Episode, ActionKind.Rollback, ruling, () => DecideRollback.NoticeOf(c, ruling));

    private static SloPolicy? Policy(Turn turn, ActionStatus action) => turn.World.Policies.FirstOrDefault(p => p.Metadata.Uid == action.PolicyUid);

    /// <summary>The deadline passed on whatever the last pass waited for.</summary>
    private static string WaitedFor(Turn turn, ActionStatus action) =>
        turn.World.Model.Status?.Waiting is { } waiting && waiting.Id == action.Id
            ? $"{waiting.Rule}: {waiting.Message}"
            : !Readiness.Enough(turn.World, action.To, action.Replicas)
                ? $"revision {action.To} was not ready: {PodCount.Of(turn.World, action.To)}, {action.Replicas} are needed"
                : "fresh evidence and readiness never coincided before the deadline";
}
