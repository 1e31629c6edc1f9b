using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Controllers.Models.World;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>Brings the list of revisions in line with the ControllerRevisions, from which a lost status is rebuilt.</summary>
internal static class ObserveRevisions
{
    public static Turn Apply(Turn turn)
    {
        var known = turn.Status.Revisions.ToDictionary(r => r.Hash);
        var revisions = turn.World.Revisions
            .OrderBy(r => r.CreatedAt).ThenBy(r => r.Revision.Hash, StringComparer.Ordinal)
            .Select(r => known.GetValueOrDefault(r.Revision.Hash) ?? Rebuild(turn, r))
            .ToList();
        return turn.Change(s => s with
        {
            ObservedGeneration = turn.World.Metadata.Generation,
            LatestRevision = turn.World.Latest.Hash,
            LatestSince = s.LatestRevision == turn.World.Latest.Hash ? s.LatestSince ?? turn.Now : turn.Now,
            Revisions = RevisionBound.Keep(turn, revisions),
            Quarantined = WithoutRecord(turn),
        });
    }

    /// <summary>
    /// Quarantined hashes of which no record is kept: as the status has them, as the records carry them where the status was lost, and those
    /// whose record was deleted by another hand.
    /// </summary>
    private static IReadOnlyList<QuarantinedRevision> WithoutRecord(Turn turn) =>
    [
        .. turn.Status.Quarantined
            .Concat(turn.World.Revisions.SelectMany(r => r.QuarantinedHashes).Select(hash => new QuarantinedRevision { Hash = hash, Reason = "quarantined before" }))
            .Concat(turn.Status.Revisions.Where(r => r.State == RevisionState.Quarantined).Select(r => new QuarantinedRevision { Hash = r.Hash, Version = r.Version }))
            .DistinctBy(q => q.Hash)
            .Where(q => turn.World.RevisionObject(q.Hash) is null),
    ];

    private static RevisionStatus Rebuild(Turn turn, RevisionObject kept) => new()
    {
        Hash = kept.Revision.Hash,
        Version = kept.Revision.Version,
        CreatedAt = kept.CreatedAt,
        GoodSince = kept.GoodSince,
        Reason = kept.Quarantine ?? Buried(turn, kept)?.Reason,
        State = kept switch
        {
            _ when Buried(turn, kept) is not null => RevisionState.Quarantined,
            { Quarantine: not null } => RevisionState.Quarantined,
            { GoodSince: not null } => RevisionState.Good,
            _ => RevisionState.Pending,
        },
    };

    /// <summary>A version that is applied again after its record was given up is quarantined as before.</summary>
    private static QuarantinedRevision? Buried(Turn turn, RevisionObject kept) =>
        turn.Status.Quarantined.FirstOrDefault(q => q.Hash == kept.Revision.Hash)
        ?? (turn.World.Revisions.Any(r => r.QuarantinedHashes.Contains(kept.Revision.Hash)) ? new QuarantinedRevision { Hash = kept.Revision.Hash, Reason = "quarantined before" } : null);
}
