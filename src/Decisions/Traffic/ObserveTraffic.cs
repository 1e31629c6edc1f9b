using MlOps.Decisions.Checks;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State.Children;
using MlOps.Entities.ModelDeployments.Circuits;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Traffic;

/// <summary>
/// Finds out which revision serves when the status does not say, and notices a selector that was edited manually.
/// </summary>
internal static class ObserveTraffic
{
    public static ReconcilePlan Apply(ReconcilePlan plan)
    {
        if (plan.Status is { EffectiveRevision: null, Action: null } && Isolated(plan) is { } isolated)
            return isolated;
        if (plan.Status is { EffectiveRevision: null, Action: null } && Serving(plan) is { } serving)
            return Rebuild(plan, serving);

        if (plan.Status is { Action: null, EffectiveRevision: { } effective } && LostRecord(plan, effective))
            plan = Rebuild(plan, effective);
        var overridden = IsOverridden(plan);
        var began = overridden != plan.Status.OverriddenSince is not null;
        if (overridden && plan.Status.OverrideKept != true && IsInOpenEpisode(plan))
            plan = plan.Change(s => s with { OverrideKept = true });
        if (!began)
            return plan;
        plan = plan.Change(s =>
            s with
            {
                OverriddenSince = overridden ? plan.Now : null,
                OverrideKept = overridden ? s.OverrideKept : null,
            }
        );
        return overridden
            ? plan.WithEvent(EventRecord.Warning("ManualOverride", OverrideCondition.Of(plan).Message, $"override-{plan.Now:O}"))
            : plan;
    }

    /// <summary>
    /// True if the Service selects neither the current target of the traffic nor that of the action in progress. An action does not hide an
    /// edit: a person may step in at any moment.
    /// </summary>
    private static bool IsOverridden(ReconcilePlan plan)
    {
        if (plan.Status.EffectiveRevision is null || plan.State.Service is not { Owned: true } service)
            return false;
        if (service.Target == ServiceTarget.Goal(plan) || service.Target == plan.Status.Circuit?.Replaces)
            return false;
        return plan.Status.Action is not { SwitchedAt: null, Kind: ActionKind.Promote or ActionKind.Rollback, To: var to }
            || service.Target != SelectorText.OfRevision(plan.State.Name, to);
    }

    /// <summary>
    /// Whether the revision that lost the traffic by hand has an open episode: returning the traffic automatically would make it worse.
    /// </summary>
    private static bool IsInOpenEpisode(ReconcilePlan plan) =>
        plan.Revision(plan.Status.EffectiveRevision) is { } serving
        && OpenEpisodes
            .Of(plan.State)
            .Any(p => p.Status!.Episode!.Revision == serving.Hash && p.Status.Episode.PromotionSeq == serving.PromotionSeq);

    /// <summary>
    /// The ControllerRevision was deleted and recreated, or belonged to a deleted object of this name: the serving revision starts over.
    /// </summary>
    private static bool LostRecord(ReconcilePlan plan, string effective) =>
        plan.Revision(effective) is { PromotedAt: null, State: not RevisionState.Quarantined }
        && plan.State.Service is { Owned: true, Revision: { } selected }
        && selected == effective;

    /// <summary>
    /// The Service decides. Where it is lost as well, or selects what is quarantined, the newest good revision is the one to trust.
    /// </summary>
    private static string? Serving(ReconcilePlan plan) =>
        plan.State.Service is { Owned: true, Revision: { } selected } && plan.Revision(selected) is { State: not RevisionState.Quarantined }
            ? selected
            : plan.Status.Revisions.Where(r => r.State == RevisionState.Good).MaxBy(r => r.GoodSince)?.Hash;

    /// <summary>While a fallback answers, the Service itself says whose traffic it is.</summary>
    private static ReconcilePlan? Isolated(ReconcilePlan plan)
    {
        if (
            plan.State.Service is not { Owned: true, IsolatedFrom: { } from } service
            || plan.Revision(from) is not { State: not RevisionState.Quarantined }
        )
            return null;
        var circuit = new CircuitStatus
        {
            State = CircuitState.Isolated,
            Since = plan.Now,
            Revision = service.Revision,
            ServiceName = service.Revision is null ? plan.State.Model.Spec.CircuitBreaker?.Fallback.ServiceName : null,
            Selector = service.Target,
            Message = "rebuilt from the Service",
        };
        return Rebuild(plan, from).Change(s => s with { Circuit = circuit });
    }

    /// <summary>
    /// The sequence continues from the clock, because a policy may still remember results under a number that was lost.
    /// </summary>
    private static ReconcilePlan Rebuild(ReconcilePlan plan, string serving) =>
        plan.Change(s => s with { EffectiveRevision = serving })
            .ChangeRevision(
                serving,
                r =>
                    r with
                    {
                        State = r.GoodSince is null ? RevisionState.Active : RevisionState.Good,
                        PromotedAt = plan.Now,
                        ServedUntil = null,
                        PromotionSeq = plan.Now.ToUnixTimeSeconds(),
                    }
            );
}
