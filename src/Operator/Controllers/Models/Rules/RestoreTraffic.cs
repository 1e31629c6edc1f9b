using MlOps.Operator.Actions.Circuit;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>
/// A Service that was deleted comes back at once, whatever action is under way: to where the traffic is meant to be now. A selector that
/// a person edited is honoured for the grace time, then restored: the person may be in the middle of saving the night.
/// </summary>
internal static class RestoreTraffic
{
    public static Turn Missing(Turn turn) =>
        turn.World.Service is null && turn.Status.EffectiveRevision is { } effective ? Point(turn, effective, null) : turn;

    /// <summary>An edit that took the traffic from a revision in an open episode stands: to undo it would bring the trouble back.</summary>
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
