using MlOps.Decisions.Actions.Isolation;
using MlOps.Decisions.Annotations;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State.Children;
using MlOps.Decisions.Text;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Report;

/// <summary>Reports whether a revision is on its way to the traffic, and whether it is late.</summary>
internal static class ProgressReport
{
    public static (string Type, bool? Status, string Reason, string Message) Of(Turn turn)
    {
        if (turn.Status.Action is { } action)
            return (WellKnown.Progressing, true, $"{action.Kind}{action.Step}", $"{Doing(action)} is at step {action.Step} (action {action.Id}){(action.Attempt > 0 ? $", attempt {action.Attempt + 1}" : "")}");
        if (turn.SpecRefused)
            return (WellKnown.Progressing, false, "SpecRefused", "The operator does not act on the spec; condition Ready gives the reason");
        if (turn.Status.OverriddenSince is not null)
            return (WellKnown.Progressing, false, "ManualOverride", "The Service's selector was edited by hand; condition ManualOverride says how long the operator keeps the edit");
        if (IsolationState.IsOn(turn.Status))
            return (WellKnown.Progressing, false, "Isolated", "No version takes the traffic while the model is isolated; condition Isolated says how to end that");
        if (Waiting(turn) is not { } latest)
            return SoakReport.Of(turn) ?? Settled(turn);
        var name = $"Revision {latest.Hash} (version {latest.Version})";
        if (turn.Status.Waiting is { Action: ActionKind.Promote } waiting)
            return (WellKnown.Progressing, false, waiting.Rule, $"{name} waits: {waiting.Message}");
        if (IsLate(turn, latest))
            return (WellKnown.Progressing, false, "ProgressDeadlineExceeded", $"{name} did not become ready in {turn.World.Rollout.ProgressDeadlineSeconds} s; the traffic stays where it is");
        return (WellKnown.Progressing, true, "WaitingForPods", $"{name} starts{(turn.Status.EffectiveRevision is { } serving ? $" beside revision {serving}" : "")}");
    }

    public static Turn WakeAtDeadline(Turn turn)
    {
        if (Waiting(turn) is not { } latest || turn.World.Deployment(latest.Hash) is not { } deployment)
            return turn;
        turn = turn.WakeAt(Deadline(turn, deployment));
        if (!IsLate(turn, latest) || turn.Status.Waiting is { Action: ActionKind.Promote })
            return turn;
        var message = $"Revision {latest.Hash} (version {latest.Version}) did not become ready in {turn.World.Rollout.ProgressDeadlineSeconds} s: {PodCount.Of(turn.World, latest.Hash)}";
        var told = turn.World.Model.Status?.Conditions.Any(c => c is { Type: WellKnown.Progressing, Reason: "ProgressDeadlineExceeded" }) == true;
        return told ? turn : turn.Tell(Notice.Warning("ProgressDeadlineExceeded", message, latest.Hash));
    }

    /// <summary>
    /// True if some of its pods are not ready after the deadline. A revision whose pods are ready waits for something else, which is reported
    /// separately.
    /// </summary>
    public static bool IsLate(Turn turn, RevisionStatus revision) =>
        turn.World.Deployment(revision.Hash) is { } deployment && turn.Now >= Deadline(turn, deployment)
        && (deployment.Replicas == 0 || deployment.Ready < deployment.Replicas);

    private static (string Type, bool? Status, string Reason, string Message) Settled(Turn turn)
    {
        if (turn.Status.EffectiveRevision is not { } effective)
            return (WellKnown.Progressing, false, "Settled", "No wanted revision can take the traffic");
        return (WellKnown.Progressing, false, "Settled", Pin.Of(turn.World) == effective && effective != turn.Status.LatestRevision
            ? $"Revision {effective} keeps the traffic; condition Pinned says how to end that"
            : effective == turn.Status.LatestRevision
                ? $"Rollout complete: revision {effective} receives all traffic"
                : $"Revision {effective} receives all traffic; condition Released says why it is not the version in the spec");
    }

    private static string Doing(ActionStatus action) => (action.Kind, action.From) switch
    {
        (ActionKind.Promote, null) => $"The first promotion, of revision {action.To},",
        (ActionKind.Promote, { } from) => $"The switch from revision {from} to {action.To}",
        (var kind, var from) => $"{kind} from revision {from} to {action.To}",
    };

    private static RevisionStatus? Waiting(Turn turn) =>
        Wanted.Of(turn) is { } wanted && wanted.Hash != turn.Status.EffectiveRevision ? wanted : null;

    /// <summary>Counts from when spec, pin or release last selected the revision: its Deployment may be much older.</summary>
    private static DateTimeOffset Deadline(Turn turn, ChildDeployment deployment)
    {
        var started = turn.Status.WantedSince is { } asked && asked > deployment.CreatedAt ? asked : deployment.CreatedAt;
        return started.AddSeconds(turn.World.Rollout.ProgressDeadlineSeconds);
    }
}
