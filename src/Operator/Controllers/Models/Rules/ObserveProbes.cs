using MlOps.Operator.Actions.Probing;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>
/// Remembers that both revisions failed their probes, and when both answered again. Once the dependency is back, they answer before the next scrapes
/// show it, and its errors would look like the release's.
/// </summary>
internal static class ObserveProbes
{
    public static Turn Apply(Turn turn)
    {
        if (turn.World.Probes is { } pair)
            return Remember(turn, pair, Milliseconds(pair.At ?? turn.Now));
        var promoted = turn.Revision(turn.Status.EffectiveRevision)?.PromotedAt;
        return turn.Status.DependencyFailedAt < promoted ? turn.Change(s => s with { DependencyFailedAt = null, DependencyAnsweredAt = null }) : turn;
    }

    private static Turn Remember(Turn turn, ProbePair pair, DateTimeOffset at)
    {
        var (suspect, target) = (pair.Suspect, pair.Target);
        if (suspect is { Asked: true, Fails: true } && target is { Asked: true, Fails: true })
            return turn.Status.DependencyFailedAt >= at ? turn : turn.Change(s => s with { DependencyFailedAt = at, DependencyAnsweredAt = null });
        var answered = suspect is { Asked: true, Fails: false } && target is { Asked: true, Fails: false };
        return answered && turn.Status is { DependencyFailedAt: { } failed, DependencyAnsweredAt: null } && failed < at
            ? turn.Change(s => s with { DependencyAnsweredAt = at })
            : turn;
    }

    /// <summary>As precise as status is written.</summary>
    private static DateTimeOffset Milliseconds(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
}
