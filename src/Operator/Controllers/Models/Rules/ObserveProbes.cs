namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>
/// Remembers that both revisions failed their probes. Once the dependency is back, both answer again before the next scrape shows it, and its errors
/// would look like the release's.
/// </summary>
internal static class ObserveProbes
{
    public static Turn Apply(Turn turn)
    {
        if (turn.World.Probes is { Suspect: var suspect, Target: { Asked: true, Fails: true } } && (suspect.Fails || !suspect.Asked))
            return turn.Change(s => s with { DependencyFailedAt = turn.Now });
        var promoted = turn.Revision(turn.Status.EffectiveRevision)?.PromotedAt;
        return turn.Status.DependencyFailedAt < promoted ? turn.Change(s => s with { DependencyFailedAt = null }) : turn;
    }
}
