using MlOps.Operator.Actions.Effects;

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
        var ports = Ports(turn, effective);
        if (turn.World.Service is null)
            return turn.Do(new PointService(effective, ports, null));
        if (turn.Status.OverriddenSince is not { } since)
            return turn;
        var until = since.AddSeconds(turn.World.Model.Spec.HumanGraceSeconds);
        return turn.Now < until ? turn.WakeAt(until) : turn.Do(new PointService(effective, ports, turn.World.Service.Uid));
    }

    private static System.Text.Json.Nodes.JsonArray Ports(Turn turn, string effective) =>
        turn.World.Latest.Hash == effective
            ? turn.World.Latest.Ports
            : turn.World.RevisionObject(effective)?.Revision.Ports ?? turn.World.Latest.Ports;
}
