using MlOps.Decisions.Plan;

namespace MlOps.Decisions.Traffic;

/// <summary>
/// Recreates a deleted Service at once, whatever action is under way, with the current target of the traffic. Keeps a hand-edited selector
/// for the grace time, then restores it: the person may be in the middle of an incident.
/// </summary>
internal static class RestoreTraffic
{
    public static ReconcilePlan Missing(ReconcilePlan plan) =>
        plan.State.Service is null && plan.Status.EffectiveRevision is { } effective ? Point(plan, effective, null) : plan;

    /// <summary>Keeps an edit that took the traffic off a revision in an open episode: undoing it would bring the failures back.</summary>
    public static ReconcilePlan Edited(ReconcilePlan plan)
    {
        if (
            plan.Status is not { Action: null, EffectiveRevision: { } effective, OverriddenSince: { } since }
            || plan.State.Service is not { } service
        )
            return plan;
        if (plan.Status.OverrideKept == true)
            return plan;
        var until = since.AddSeconds(plan.State.Model.Spec.HumanGraceSeconds);
        return plan.Now < until ? plan.RequeueAt(until) : Point(plan, effective, service.Uid);
    }

    private static ReconcilePlan Point(ReconcilePlan plan, string effective, string? uid) =>
        ServiceTarget.Effect(plan, effective, uid) is { } effect ? plan.WithEffect(effect) : plan;
}
