using System.Text.Json.Nodes;
using MlOps.Operator.Actions.Effects;
using MlOps.Operator.Controllers.Models;
using MlOps.Operator.Controllers.Models.Rules;
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
            return new PointService(effective, Ports(turn, effective), uid) { Needed = Seen(turn, effective, uid, 1) };
        if (ChooseFallback.Of(turn).Usable is { } fallback && fallback.Target == turn.Status.Circuit?.Selector)
            return new PointService(fallback.Revision, fallback.Ports, uid) { Selector = fallback.Revision is null ? fallback.Selector : null, IsolatedFrom = effective, Needed = Seen(turn, fallback.Revision, uid, Capacity.Of(turn)) };
        return turn.Status.Circuit?.Revision is { } hash ? new PointService(hash, Ports(turn, hash), uid) { IsolatedFrom = effective, Needed = Seen(turn, hash, uid, 1) } : null;
    }

    /// <summary>
    /// Pods that must still be ready when the traffic moves: those that this decision rests on. None where it rests on none, as when a Service
    /// that is lost comes back.
    /// </summary>
    private static int Seen(Turn turn, string? hash, string? uid, int most) =>
        uid is not null && turn.World.Deployment(hash) is { } deployment ? Math.Min(deployment.Ready, Math.Max(1, most)) : 0;

    /// <summary>
    /// The one answer to which ports a revision has behind the model's Service: clients keep the ports that they use, with the target ports of
    /// the revision's own pods. The latest revision has what the spec says.
    /// </summary>
    public static JsonArray Ports(Turn turn, string hash)
    {
        if (turn.World.Latest.Hash == hash)
            return turn.World.Latest.Ports;
        var own = turn.World.RevisionService(hash) is { Ports.Count: > 0 } service ? service.Ports : turn.World.RevisionObject(hash)?.Revision.Ports ?? turn.World.Latest.Ports;
        var (ports, missing) = FallbackPorts.Map(InUse(turn) ?? own, own);
        return missing is null ? ports : own;
    }

    /// <summary>Those of the Service; where it is lost, those of the spec if its revision has had the traffic.</summary>
    private static JsonArray? InUse(Turn turn) =>
        turn.World.Service is { Owned: true, Ports.Count: > 0 } live ? live.Ports
        : turn.Revision(turn.World.Latest.Hash)?.PromotedAt is not null ? turn.World.Latest.Ports
        : null;
}
