using MlOps.Operator.Actions.Circuit;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>
/// A Service that was deleted comes back at once. A selector that somebody edited is honoured for the grace time, then
/// restored: the person may be in the middle of saving the night.
/// </summary>
internal static class RestoreTraffic
{
    public static Turn Apply(Turn turn)
    {
        if (turn.Status.Action is not null || turn.Status.EffectiveRevision is not { } effective)
            return turn;
        if (turn.World.Service is null)
            return Point(turn, effective, null);
        if (turn.Status.OverriddenSince is not { } since)
            return turn;
        var until = since.AddSeconds(turn.World.Model.Spec.HumanGraceSeconds);
        return turn.Now < until ? turn.WakeAt(until) : Point(turn, effective, turn.World.Service.Uid);
    }

    private static Turn Point(Turn turn, string effective, string? uid) =>
        Pointing.Effect(turn, effective, uid) is { } effect ? turn.Do(effect) : turn;
}
