using MlOps.Entities.ModelDeployments;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>
/// The status lists at most as many revisions as its schema allows, whatever keeps their records from being pruned: one more and the API
/// server would refuse every status of the model.
/// </summary>
internal static class RevisionBound
{
    public const int Most = 100;

    /// <summary>
    /// Left out are the oldest of those that were left out before, then retired, then quarantined ones, then the others; never what serves, is
    /// asked for, takes part in an action or is the newest way back. Who was left out once stays so, else each pass would write another list.
    /// </summary>
    public static IReadOnlyList<RevisionStatus> Keep(Turn turn, IReadOnlyList<RevisionStatus> revisions)
    {
        if (revisions.Count <= Most)
            return revisions;
        var known = turn.Status.Revisions.Select(r => r.Hash).ToHashSet();
        var wayBack = turn.Status.Revisions.Where(r => r.State == RevisionState.Good && r.Hash != turn.Status.EffectiveRevision).MaxBy(r => r.ServedUntil ?? r.PromotedAt ?? r.CreatedAt);
        HashSet<string?> needed = [turn.Status.EffectiveRevision, turn.World.Latest.Hash, turn.Status.Action?.From, turn.Status.Action?.To, turn.Status.Circuit?.Revision, wayBack?.Hash];
        var surplus = revisions
            .Where(r => !needed.Contains(r.Hash))
            .OrderBy(r => !known.Contains(r.Hash) ? 0 : r.State switch { RevisionState.Retired => 1, RevisionState.Quarantined => 2, _ => 3 })
            .ThenBy(r => r.CreatedAt).ThenBy(r => r.Hash, StringComparer.Ordinal)
            .Take(revisions.Count - Most).Select(r => r.Hash).ToHashSet();
        return [.. revisions.Where(r => !surplus.Contains(r.Hash))];
    }
}
