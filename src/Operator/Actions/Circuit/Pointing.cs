using System.Text.Json.Nodes;
using MlOps.Operator.Actions.Effects;
using MlOps.Operator.Controllers.Models;
using MlOps.Operator.Controllers.Models.World;
using MlOps.Operator.Decisions;

namespace MlOps.Operator.Actions.Circuit;

/// <summary>Where the model's Service shall point: to the effective revision, or while a person isolates the model to its fallback.</summary>
internal static class Pointing
{
    /// <summary>As <see cref="ServiceView.Target"/> is written; empty before the first promotion.</summary>
    public static string Goal(Turn turn) =>
        Isolation.IsOn(turn.Status) ? turn.Status.Circuit?.Selector ?? "" : Own(turn);

    public static string Own(Turn turn) =>
        turn.Status.EffectiveRevision is { } effective ? SelectorText.OfRevision(turn.World.Name, effective) : "";

    /// <returns>The write that points the Service at its goal; null when that is a fallback that cannot be used now.</returns>
    public static PointService? Effect(Turn turn, string effective, string? uid)
    {
        if (!Isolation.IsOn(turn.Status))
            return new PointService(effective, Ports(turn, effective), uid);
        if (ChooseFallback.Of(turn).Usable is { } fallback && fallback.Target == turn.Status.Circuit?.Selector)
            return new PointService(fallback.Revision, fallback.Ports, uid) { Selector = fallback.Revision is null ? fallback.Selector : null, IsolatedFrom = effective };
        return turn.Status.Circuit?.Revision is { } hash ? new PointService(hash, Ports(turn, hash), uid) { IsolatedFrom = effective } : null;
    }

    public static JsonArray Ports(Turn turn, string hash) =>
        turn.World.Latest.Hash == hash
            ? turn.World.Latest.Ports
            : turn.World.RevisionObject(hash)?.Revision.Ports ?? turn.World.Latest.Ports;
}
