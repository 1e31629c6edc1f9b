using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Controllers.Models.World;
using MlOps.Operator.Decisions;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>Is a revision on its way to the traffic, and is it late?</summary>
internal static class ProgressReport
{
    public static (string Type, bool? Status, string Reason, string Message) Of(Turn turn)
    {
        if (turn.Status.Action is { } action)
            return (WellKnown.Progressing, true, $"{action.Kind}{action.Step}", $"{action.Kind} from {action.From ?? "nothing"} to {action.To} is at step {action.Step} (action {action.Id})");
        if (turn.SpecRefused)
            return (WellKnown.Progressing, false, "SpecRefused", "The spec is not acted on; condition Ready says why");
        if (turn.Status.OverriddenSince is not null)
            return (WellKnown.Progressing, false, "ManualOverride", "A person steers the Service; condition ManualOverride says until when");
        if (Isolation.IsOn(turn.Status))
            return (WellKnown.Progressing, false, "Isolated", "No version takes the traffic while a person keeps it away; condition Isolated says how to end that");
        if (Waiting(turn) is not { } latest)
            return SoakReport.Of(turn) ?? (WellKnown.Progressing, false, "Settled", "The traffic is where it shall be");
        if (turn.World.Deployment(latest.Hash) is { } deployment && turn.Now >= Deadline(turn, deployment))
            return (WellKnown.Progressing, false, "ProgressDeadlineExceeded", $"Revision {latest.Hash} (version {latest.Version}) did not become ready in {turn.World.Rollout.ProgressDeadlineSeconds} s; the traffic stays where it is");
        return (WellKnown.Progressing, true, "WaitingForPods", $"Revision {latest.Hash} (version {latest.Version}) starts beside the serving one");
    }

    public static Turn WakeAtDeadline(Turn turn)
    {
        if (Waiting(turn) is not { } latest || turn.World.Deployment(latest.Hash) is not { } deployment)
            return turn;
        var deadline = Deadline(turn, deployment);
        if (turn.Now < deadline)
            return turn.WakeAt(deadline);
        var message = $"Revision {latest.Hash} (version {latest.Version}) did not become ready in {turn.World.Rollout.ProgressDeadlineSeconds} s: {ReadyReport.Pods(turn, latest.Hash)}";
        var told = turn.World.Model.Status?.Conditions.Any(c => c is { Type: WellKnown.Progressing, Reason: "ProgressDeadlineExceeded" }) == true;
        return told ? turn : turn.Tell(Notice.Warning("ProgressDeadlineExceeded", message, latest.Hash));
    }

    private static RevisionStatus? Waiting(Turn turn) =>
        Wanted.Of(turn) is { } wanted && wanted.Hash != turn.Status.EffectiveRevision ? wanted : null;

    /// <summary>From when the revision was asked for: one that is applied again has had its Deployment for long.</summary>
    private static DateTimeOffset Deadline(Turn turn, ChildDeployment deployment)
    {
        var started = turn.Status.LatestSince is { } asked && asked > deployment.CreatedAt ? asked : deployment.CreatedAt;
        return started.AddSeconds(turn.World.Rollout.ProgressDeadlineSeconds);
    }
}
