using MlOps.Decisions.Plan;
using MlOps.Decisions.Standing;
using MlOps.Decisions.State;
using MlOps.Entities.SloPolicies.Status.Budgets;

namespace MlOps.Decisions.Traffic;

/// <summary>
/// Remembers that both revisions failed their probes, and when both answered again. Once the dependency is back, they answer before the next scrapes
/// show it, and its errors would look like the release's. A short outage is over before anybody asks: when both first answered is remembered too.
/// </summary>
internal static class ObserveProbes
{
    public static Turn Apply(Turn turn)
    {
        if (turn.World.Probes is { } pair)
            return Remember(turn, pair, Milliseconds(pair.At ?? turn.Now));
        if (turn.Status.ProbesAnsweredAt is not null && !IsAskedFor(turn))
            turn = turn.Change(s => s with { ProbesAnsweredAt = null });
        var promoted = turn.Revision(turn.Status.EffectiveRevision)?.PromotedAt;
        return turn.Status.DependencyFailedAt < promoted ? turn.Change(s => s with { DependencyFailedAt = null, DependencyAnsweredAt = null }) : turn;
    }

    private static Turn Remember(Turn turn, ProbePair pair, DateTimeOffset at)
    {
        var (suspect, target) = (pair.Suspect, pair.Target);
        var answered = suspect is { Asked: true, Fails: false } && target is { Asked: true, Fails: false };
        turn = turn.Change(s => s with { ProbesAnsweredAt = answered ? s.ProbesAnsweredAt ?? at : null });
        if (suspect is { Asked: true, Fails: true } && target is { Asked: true, Fails: true })
            return turn.Status.DependencyFailedAt >= at ? turn : turn.Change(s => s with { DependencyFailedAt = at, DependencyAnsweredAt = null });
        return answered && turn.Status is { DependencyFailedAt: { } failed, DependencyAnsweredAt: null } && failed < at
            ? turn.Change(s => s with { DependencyAnsweredAt = at })
            : turn;
    }

    /// <summary>What is proven later is another suspicion, and has to outlive an answer of its own.</summary>
    private static bool IsAskedFor(Turn turn) =>
        turn.World.Policies.Any(p => p.Status?.Requests.Any(r => r.SpokenBy == Judge.ReleaseTest && Freshness.IsFresh(r, p, turn.World, turn.Status)) == true);

    /// <summary>As precise as status is written.</summary>
    private static DateTimeOffset Milliseconds(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
}
