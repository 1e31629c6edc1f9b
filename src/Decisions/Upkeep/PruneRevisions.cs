using MlOps.Decisions.Actions.Isolation;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State.Children;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Upkeep;

/// <summary>Forgets the oldest retired revisions beyond the history limit: Deployment and Service first, the record last.</summary>
internal static class PruneRevisions
{
    private const int KeptQuarantined = 20;
    private const int KeptHashes = 100;

    public static Turn Apply(Turn turn)
    {
        if (turn.IsActing || turn.SpecRefused)
            return turn;
        var fallback = ChooseFallback.RevisionOf(turn);
        var beyond = turn.Status.Revisions
            .Where(r => r.State == RevisionState.Retired && r.Hash != turn.Status.EffectiveRevision && r.Hash != turn.Status.LatestRevision && r.Hash != fallback && r.Hash != turn.Status.Action?.From && r.Hash != turn.Status.Pin?.Revision)
            .OrderByDescending(r => r.PromotedAt ?? r.CreatedAt)
            .Skip(turn.World.Model.Spec.RevisionHistoryLimit);
        turn = beyond.Aggregate(turn, (t, r) => t.World.RevisionObject(r.Hash) is { } kept ? Delete(t, kept) : t);
        return Bury(turn);
    }

    /// <summary>
    /// A proven bad version stays quarantined for good, but at two bad releases a week their templates would fill the status within a year. So only
    /// the hash is kept of all but the newest, and saved before the record is deleted.
    /// </summary>
    private static Turn Bury(Turn turn)
    {
        var beyond = turn.Status.Revisions
            .Where(r => r is { State: RevisionState.Quarantined, ReleaseSpent: not true } && r.Hash != turn.Status.EffectiveRevision && r.Hash != turn.Status.LatestRevision && r.Hash != turn.Status.Action?.From && r.Hash != turn.Status.Pin?.Revision)
            .OrderByDescending(r => r.ServedUntil ?? r.PromotedAt ?? r.CreatedAt)
            .Skip(KeptQuarantined);
        foreach (var revision in beyond)
        {
            var entry = new QuarantinedRevision { Hash = revision.Hash, Version = revision.Version, Reason = Short(revision.Reason ?? "") };
            turn = turn.Change(s => s with { Quarantined = [entry, .. s.Quarantined.Where(q => q.Hash != entry.Hash).Take(KeptHashes - 1)] });
            if (turn.World.RevisionObject(revision.Hash) is { } kept)
                turn = Delete(turn, kept);
        }

        return turn;
    }

    private static string Short(string reason) => reason.Length <= 120 ? reason : reason[..120] + "…";

    private static Turn Delete(Turn turn, RevisionObject kept)
    {
        var hash = kept.Revision.Hash;
        if (turn.World.Deployment(hash) is { } deployment)
            return turn.Do(new DeleteChild(ChildKind.Deployment, deployment.Name, deployment.Uid));
        if (turn.World.RevisionService(hash) is { } service)
            return turn.Do(new DeleteChild(ChildKind.Service, service.Name, service.Uid));
        return turn.Do(new DeleteChild(ChildKind.ControllerRevision, kept.Name, kept.Uid));
    }
}
