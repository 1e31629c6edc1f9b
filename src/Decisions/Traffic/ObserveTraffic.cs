using MlOps.Decisions.Actions.Isolation;
using MlOps.Decisions.Conditions;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Standing;
using MlOps.Decisions.State.Children;
using MlOps.Entities.ModelDeployments;

namespace MlOps.Decisions.Traffic;

/// <summary>
/// Finds out which revision serves when the status does not say, and notices a selector that somebody edited by hand.
/// </summary>
internal static class ObserveTraffic
{
    public static Turn Apply(Turn turn)
    {
        if (turn.Status is { EffectiveRevision: null, Action: null } && Isolated(turn) is { } isolated)
            return isolated;
        if (turn.Status is { EffectiveRevision: null, Action: null } && Serving(turn) is { } serving)
            return Rebuild(turn, serving);

        if (turn.Status is { Action: null, EffectiveRevision: { } effective } && LostRecord(turn, effective))
            turn = Rebuild(turn, effective);
        var overridden = IsOverridden(turn);
        var began = overridden != turn.Status.OverriddenSince is not null;
        if (overridden && turn.Status.OverrideKept != true && IsInOpenEpisode(turn))
            turn = turn.Change(s => s with { OverrideKept = true });
        if (!began)
            return turn;
        turn = turn.Change(s => s with { OverriddenSince = overridden ? turn.Now : null, OverrideKept = overridden ? s.OverrideKept : null });
        return overridden
            ? turn.Tell(Notice.Warning("ManualOverride", OverrideReport.Of(turn).Message, $"override-{turn.Now:O}"))
            : turn;
    }

    /// <summary>
    /// True if the Service selects neither the current target of the traffic nor that of the action in progress. An action does not hide an edit: a
    /// person may step in at any moment.
    /// </summary>
    private static bool IsOverridden(Turn turn)
    {
        if (turn.Status.EffectiveRevision is null || turn.World.Service is not { Owned: true } service)
            return false;
        if (service.Target == Pointing.Goal(turn) || service.Target == turn.Status.Circuit?.Replaces)
            return false;
        return turn.Status.Action is not { SwitchedAt: null, Kind: ActionKind.Promote or ActionKind.Rollback, To: var to } || service.Target != SelectorText.OfRevision(turn.World.Name, to);
    }

    /// <summary>Whether the revision that lost the traffic by hand has an open episode: returning the traffic automatically would make it worse.</summary>
    private static bool IsInOpenEpisode(Turn turn) =>
        turn.Revision(turn.Status.EffectiveRevision) is { } serving
        && OpenEpisodes.Of(turn.World).Any(p => p.Status!.Episode!.Revision == serving.Hash && p.Status.Episode.PromotionSeq == serving.PromotionSeq);

    /// <summary>The ControllerRevision was deleted and recreated, or belonged to a deleted object of this name: the serving revision starts over.</summary>
    private static bool LostRecord(Turn turn, string effective) =>
        turn.Revision(effective) is { PromotedAt: null, State: not RevisionState.Quarantined } && turn.World.Service is { Owned: true, Revision: { } selected } && selected == effective;

    /// <summary>The Service tells. Where it is lost as well, or selects what is quarantined, the newest good revision is the one to trust.</summary>
    private static string? Serving(Turn turn) =>
        turn.World.Service is { Owned: true, Revision: { } selected } && turn.Revision(selected) is { State: not RevisionState.Quarantined }
            ? selected
            : turn.Status.Revisions.Where(r => r.State == RevisionState.Good).MaxBy(r => r.GoodSince)?.Hash;

    /// <summary>While a fallback answers, the Service itself says whose traffic it is.</summary>
    private static Turn? Isolated(Turn turn)
    {
        if (turn.World.Service is not { Owned: true, IsolatedFrom: { } from } service || turn.Revision(from) is not { State: not RevisionState.Quarantined })
            return null;
        var circuit = new CircuitStatus
        {
            State = CircuitState.Isolated,
            Since = turn.Now,
            Revision = service.Revision,
            ServiceName = service.Revision is null ? turn.World.Model.Spec.CircuitBreaker?.Fallback.ServiceName : null,
            Selector = service.Target,
            Message = "rebuilt from the Service",
        };
        return Rebuild(turn, from).Change(s => s with { Circuit = circuit });
    }

    /// <summary>
    /// The sequence continues from the clock, because a policy may still remember results under a number that was lost.
    /// </summary>
    private static Turn Rebuild(Turn turn, string serving) => turn
        .Change(s => s with { EffectiveRevision = serving })
        .ChangeRevision(serving, r => r with
        {
            State = r.GoodSince is null ? RevisionState.Active : RevisionState.Good,
            PromotedAt = turn.Now,
            ServedUntil = null,
            PromotionSeq = turn.Now.ToUnixTimeSeconds(),
        });
}
