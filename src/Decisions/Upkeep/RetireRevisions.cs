using MlOps.Decisions.Actions.Isolation;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Standing;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Upkeep;

/// <summary>
/// Stops what is not needed any more. The last known good keeps running until its successor is good itself and some time
/// has passed: it is the way back. A revision that was rolled back keeps its pods until that is verified: the release may not have been the cause.
/// </summary>
internal static class RetireRevisions
{
    /// <summary>Clients may keep connections to a revision that was never good; they get this long to move by themselves.</summary>
    private static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(60);

    public static Turn Apply(Turn turn)
    {
        if (turn.IsActing || turn.Status.OverriddenSince is not null)
            return turn;
        var fallback = ChooseFallback.RevisionOf(turn);
        var wayBack = WayBack(turn);
        foreach (var revision in turn.Status.Revisions.Where(r => r.Hash != wayBack && r.Hash != turn.Status.EffectiveRevision && r.Hash != fallback && r.Hash != turn.Status.Action?.From))
            turn = Retire(turn, revision);
        return turn;
    }

    /// <summary>
    /// While what serves is in an open episode, the rollback target keeps the pods that an attempt gave it: a model that loads for long would start
    /// over with each attempt.
    /// </summary>
    private static string? WayBack(Turn turn) =>
        turn.Status.EffectiveRevision is { } effective && turn.Revision(effective) is { } serving && turn.World.Policies.Any(p => GoodVeto.Objects(p, serving) && OpenEpisodes.IsIn(turn.World, p))
            ? RollbackTarget.Choose(turn.World, turn.Status, effective)?.Hash
            : null;

    private static Turn Retire(Turn turn, RevisionStatus revision)
    {
        var asked = revision.Hash == Wanted.Of(turn)?.Hash;
        if (asked || revision.State == RevisionState.Retired && turn.World.Deployment(revision.Hash) is null or { Replicas: 0 })
            return turn;
        if (RetireAt(turn, revision) is not { } at)
            return turn;
        if (turn.Now < at)
            return turn.WakeAt(at);
        if (turn.World.Deployment(revision.Hash) is { Replicas: > 0 } running)
            return turn.Do(new ScaleDeployment(running.Name, running.Uid, 0, $"revision is {revision.State} and not needed"));
        return revision.State == RevisionState.Quarantined
            ? turn
            : turn.ChangeRevision(revision.Hash, r => r with { State = RevisionState.Retired });
    }

    /// <summary>When the revision may stop; null while it may not.</summary>
    private static DateTimeOffset? RetireAt(Turn turn, RevisionStatus revision)
    {
        var serving = turn.Revision(turn.Status.EffectiveRevision);
        if (serving?.PromotedAt is not { } promoted)
            return revision.State == RevisionState.Pending ? turn.Now : null;
        return revision.State switch
        {
            RevisionState.Good => RetireGoodAt(turn),
            RevisionState.Active => promoted + Courtesy,
            _ => turn.Now,
        };
    }

    /// <summary>When a good revision beside the serving one may stop; null while the serving one is not good itself.</summary>
    public static DateTimeOffset? RetireGoodAt(Turn turn) =>
        turn.Revision(turn.Status.EffectiveRevision) is { State: RevisionState.Good, GoodSince: { } good, PromotedAt: { } promoted }
            ? (good > promoted ? good : promoted).AddSeconds(turn.World.Rollout.RetireAfterSeconds)
            : null;
}
