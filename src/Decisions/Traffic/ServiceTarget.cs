using System.Text.Json.Nodes;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State.Children;

namespace MlOps.Decisions.Traffic;

/// <summary>
/// Where the model's Service should point: to the effective revision, or while a person isolates the model to its fallback.
/// </summary>
internal static class ServiceTarget
{
    /// <summary>As <see cref="ServiceView.Target"/> is written; empty before the first promotion.</summary>
    public static string Goal(ReconcilePlan plan) => IsolationState.IsOn(plan.Status) ? plan.Status.Circuit?.Selector ?? "" : Own(plan);

    public static string Own(ReconcilePlan plan) =>
        plan.Status.EffectiveRevision is { } effective ? SelectorText.OfRevision(plan.State.Name, effective) : "";

    /// <returns>The write that points the Service at its goal; null when that is a fallback that cannot be used now.</returns>
    public static SwitchService? Effect(ReconcilePlan plan, string effective, string? uid)
    {
        if (!IsolationState.IsOn(plan.Status))
            return new SwitchService(effective, Ports(plan, effective), uid) { Needed = Seen(plan, effective, uid, 1) };
        if (ChooseFallback.Of(plan).Usable is { } fallback && fallback.Target == plan.Status.Circuit?.Selector)
            return new SwitchService(fallback.Revision, fallback.Ports, uid)
            {
                Selector = fallback.Revision is null ? fallback.Selector : null,
                IsolatedFrom = effective,
                Needed = Seen(plan, fallback.Revision, uid, Capacity.Of(plan)),
            };
        return plan.Status.Circuit?.Revision is { } hash
            ? new SwitchService(hash, Ports(plan, hash), uid) { IsolatedFrom = effective, Needed = Seen(plan, hash, uid, 1) }
            : null;
    }

    /// <summary>
    /// Ready pods that must still exist when the traffic moves: those that this decision relies on. 0 if it relies on none, for example
    /// when a lost Service is recreated.
    /// </summary>
    private static int Seen(ReconcilePlan plan, string? hash, string? uid, int most) =>
        uid is not null && plan.State.Deployment(hash) is { } deployment ? Math.Min(deployment.Ready, Math.Max(1, most)) : 0;

    /// <summary>
    /// The ports that the model's Service has for a revision: clients keep their ports; the target ports are those of the revision's own
    /// pods. The latest revision uses the ports in the spec.
    /// </summary>
    public static JsonArray Ports(ReconcilePlan plan, string hash)
    {
        if (plan.State.Latest.Hash == hash)
            return plan.State.Latest.Ports;
        var own = plan.State.RevisionService(hash) is { Ports.Count: > 0 } service
            ? service.Ports
            : plan.State.RevisionObject(hash)?.Revision.Ports ?? plan.State.Latest.Ports;
        var (ports, missing) = FallbackPorts.Map(InUse(plan) ?? own, own);
        return missing is null ? ports : own;
    }

    /// <summary>The Service's ports; if it is lost, those of the spec, provided that its revision has had the traffic.</summary>
    private static JsonArray? InUse(ReconcilePlan plan) =>
        plan.State.Service is { Owned: true, Ports.Count: > 0 } live ? live.Ports
        : plan.Revision(plan.State.Latest.Hash)?.PromotedAt is not null ? plan.State.Latest.Ports
        : null;
}
