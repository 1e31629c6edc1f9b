using MlOps.Decisions.Actions.Isolation;
using MlOps.Decisions.Plan;

namespace MlOps.Decisions.Traffic;

/// <summary>
/// Recreates a deleted Service at once, whatever action is under way, with the current target of the traffic. Keeps a hand-edited selector for the
/// grace time, then restores it: the person may be in the middle of an incident.
/// </summary>
internal static class RestoreTraffic
{
    public static Turn Missing(Turn turn) =>
        turn.World.Service is null && turn.Status.EffectiveRevision is { } effective ? Point(turn, effective, null) : turn;

    /// <summary>Keeps an edit that took the traffic off a revision in an open episode: undoing it would bring the failures back.</summary>
    public static Turn Edited(Turn turn)
    {
        if (turn.Status is not { Action: null, EffectiveRevision: { } effective, OverriddenSince: { } since } || turn.World.Service is not { } service)
            return turn;
        if (turn.Status.OverrideKept == true)
            return turn;
        var until = since.AddSeconds(turn.World.Model.Spec.HumanGraceSeconds);
        return turn.Now < until ? turn.WakeAt(until) : Point(turn, effective, service.Uid);
    }

    private static Turn Point(Turn turn, string effective, string? uid) =>
        Pointing.Effect(turn, effective, uid) is { } effect ? turn.Do(effect) : turn;
}
