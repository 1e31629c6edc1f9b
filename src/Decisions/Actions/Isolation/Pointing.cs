using System.Text.Json.Nodes;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State.Children;

namespace MlOps.Decisions.Actions.Isolation;

/// <summary>Where the model's Service shall point: to the effective revision, or while a person isolates the model to its fallback.</summary>
internal static class Pointing
{
    /// <summary>As <see cref="ServiceView.Target"/> is written; empty before the first promotion.</summary>
    public static string Goal(Turn turn) =>
        IsolationState.IsOn(turn.Status) ? turn.Status.Circuit?.Selector ?? "" : Own(turn);

    public static string Own(Turn turn) =>
        turn.Status.EffectiveRevision is { } effective ? SelectorText.OfRevision(turn.World.Name, effective) : "";

    /// <returns>The write that points the Service at its goal; null when that is a fallback that cannot be used now.</returns>
    public static PointService? Effect(Turn turn, string effective, string? uid)
    {
        if (!IsolationState.IsOn(turn.Status))
            return new PointService(effective, Ports(turn, effective), uid) { Needed = Seen(turn, effective, uid, 1) };
        if (ChooseFallback.Of(turn).Usable is { } fallback && fallback.Target == turn.Status.Circuit?.Selector)
            return new PointService(fallback.Revision, fallback.Ports, uid) { Selector = fallback.Revision is null ? fallback.Selector : null, IsolatedFrom = effective, Needed = Seen(turn, fallback.Revision, uid, Capacity.Of(turn)) };
        return turn.Status.Circuit?.Revision is { } hash ? new PointService(hash, Ports(turn, hash), uid) { IsolatedFrom = effective, Needed = Seen(turn, hash, uid, 1) } : null;
    }

    /// <summary>
    /// Ready pods that must still exist when the traffic moves: those that this decision relies on. 0 if it relies on none, for example when a lost
    /// Service is recreated.
    /// </summary>
    private static int Seen(Turn turn, string? hash, string? uid, int most) =>
        uid is not null && turn.World.Deployment(hash) is { } deployment ? Math.Min(deployment.Ready, Math.Max(1, most)) : 0;

    /// <summary>
    /// The ports that the model's Service has for a revision: clients keep their ports; the target ports are those of the revision's own pods. The
    /// latest revision uses the ports in the spec.
    /// </summary>
    public static JsonArray Ports(Turn turn, string hash)
    {
        if (turn.World.Latest.Hash == hash)
            return turn.World.Latest.Ports;
        var own = turn.World.RevisionService(hash) is { Ports.Count: > 0 } service ? service.Ports : turn.World.RevisionObject(hash)?.Revision.Ports ?? turn.World.Latest.Ports;
        var (ports, missing) = FallbackPorts.Map(InUse(turn) ?? own, own);
        return missing is null ? ports : own;
    }

    /// <summary>The Service's ports; if it is lost, those of the spec, provided that its revision has had the traffic.</summary>
    private static JsonArray? InUse(Turn turn) =>
        turn.World.Service is { Owned: true, Ports.Count: > 0 } live ? live.Ports
        : turn.Revision(turn.World.Latest.Hash)?.PromotedAt is not null ? turn.World.Latest.Ports
        : null;
}
