using MlOps.Decisions.Plan;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Upkeep;

/// <summary>
/// Limits the revisions in the status to what its schema allows, even if records cannot be pruned: with one more the API server would
/// refuse every status of the model.
/// </summary>
internal static class RevisionBound
{
    public const int Most = 100;

    /// <summary>
    /// Drops revisions that were dropped before, then retired, then quarantined ones, then the others, oldest first. Never drops a revision
    /// that serves, is wanted, takes part in an action or is the newest rollback target. A dropped revision stays dropped; otherwise each
    /// pass would write a different list.
    /// </summary>
    public static IReadOnlyList<RevisionStatus> Keep(ReconcilePlan plan, IReadOnlyList<RevisionStatus> revisions)
    {
        if (revisions.Count <= Most)
            return revisions;
        var known = plan.Status.Revisions.Select(r => r.Hash).ToHashSet();
        var wayBack = plan
            .Status.Revisions.Where(r => r.State == RevisionState.Good && r.Hash != plan.Status.EffectiveRevision)
            .MaxBy(r => r.ServedUntil ?? r.PromotedAt ?? r.CreatedAt);
        HashSet<string?> needed =
        [
            plan.Status.EffectiveRevision,
            plan.State.Latest.Hash,
            plan.Status.Action?.From,
            plan.Status.Action?.To,
            plan.Status.Circuit?.Revision,
            plan.Status.Pin?.Revision,
            wayBack?.Hash,
        ];
        var surplus = revisions
            .Where(r => !needed.Contains(r.Hash))
            .OrderBy(r =>
                !known.Contains(r.Hash)
                    ? 0
                    : r.State switch
                    {
                        RevisionState.Retired => 1,
                        RevisionState.Quarantined => 2,
                        _ => 3,
                    }
            )
            .ThenBy(r => r.CreatedAt)
            .ThenBy(r => r.Hash, StringComparer.Ordinal)
            .Take(revisions.Count - Most)
            .Select(r => r.Hash)
            .ToHashSet();
        return [.. revisions.Where(r => !surplus.Contains(r.Hash))];
    }
}
