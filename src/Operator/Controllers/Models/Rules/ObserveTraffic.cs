using MlOps.Entities.ModelDeployments;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>
/// Finds out which revision serves when the status does not say, and notices a selector that somebody edited by hand.
/// </summary>
internal static class ObserveTraffic
{
    public static Turn Apply(Turn turn)
    {
        var service = turn.World.Service;
        if (turn.Status is { EffectiveRevision: null, Action: null } && Serving(turn) is { } serving)
            return Rebuild(turn, serving);

        var overridden = turn.Status.Action is null && turn.Status.EffectiveRevision is { } effective
            && service is { Owned: true } && service.Revision != effective;
        if (overridden == turn.Status.OverriddenSince is not null)
            return turn;
        turn = turn.Change(s => s with { OverriddenSince = overridden ? turn.Now : null });
        return overridden
            ? turn.Tell(Notice.Warning("ManualOverride", $"{OverrideReport.Of(turn).Message}. Select revision {turn.Status.EffectiveRevision} again to end it at once", $"override-{turn.Now:O}"))
            : turn;
    }

    /// <summary>The Service tells. Where it is lost as well, or selects what is quarantined, the newest good revision is the one to trust.</summary>
    private static string? Serving(Turn turn) =>
        turn.World.Service is { Owned: true, Revision: { } selected } && turn.Revision(selected) is { State: not RevisionState.Quarantined }
            ? selected
            : turn.Status.Revisions.Where(r => r.State == RevisionState.Good).MaxBy(r => r.GoodSince)?.Hash;

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
