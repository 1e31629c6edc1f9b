using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Actions.Circuit;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>
/// Finds out which revision serves when the status does not say, and notices a selector that somebody edited by hand.
/// </summary>
internal static class ObserveTraffic
{
    public static Turn Apply(Turn turn)
    {
        var service = turn.World.Service;
        if (turn.Status is { EffectiveRevision: null, Action: null } && Isolated(turn) is { } isolated)
            return isolated;
        if (turn.Status is { EffectiveRevision: null, Action: null } && Serving(turn) is { } serving)
            return Rebuild(turn, serving);

        var overridden = turn.Status is { Action: null, EffectiveRevision: not null }
            && service is { Owned: true } && service.Target != Pointing.Goal(turn) && service.Target != turn.Status.Circuit?.Replaces;
        if (overridden == turn.Status.OverriddenSince is not null)
            return turn;
        turn = turn.Change(s => s with { OverriddenSince = overridden ? turn.Now : null });
        return overridden
            ? turn.Tell(Notice.Warning("ManualOverride", $"{OverrideReport.Of(turn).Message}. Select {OverrideReport.Decided(turn)} again to end it at once", $"override-{turn.Now:O}"))
            : turn;
    }

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
            PromotionSeq = turn.Now.ToUnixTimeSeconds(),
        });
}
