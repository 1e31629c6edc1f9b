using MlOps.Decisions.Actions.Rollback.Steps;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State.Children;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Upkeep;

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
            Revisions = RevisionBound.Keep(turn, revisions),
            Rollbacks = [.. s.Rollbacks.Concat(Forgotten(turn, known)).Distinct().OrderDescending().Take(SwitchStep.RememberedRollbacks)],
            Quarantined = WithoutRecord(turn),
        });
    }

    /// <summary>
    /// Quarantined hashes without a record: from the status, from other records if the status was lost, and those whose record somebody else deleted.
    /// </summary>
    private static IReadOnlyList<QuarantinedRevision> WithoutRecord(Turn turn) =>
    [
        .. turn.Status.Quarantined
            .Concat(turn.World.Revisions.SelectMany(r => r.QuarantinedHashes).Select(hash => new QuarantinedRevision { Hash = hash, Reason = "quarantined before" }))
            .Concat(turn.Status.Revisions.Where(r => r.State == RevisionState.Quarantined).Select(r => new QuarantinedRevision { Hash = r.Hash, Version = r.Version }))
            .DistinctBy(q => q.Hash)
            .Where(q => turn.World.RevisionObject(q.Hash) is null),
    ];

    /// <summary>Each quarantine stands for a rollback of the serving revision, so a lost status does not reset the daily budget.</summary>
    private static IEnumerable<DateTimeOffset> Forgotten(Turn turn, Dictionary<string, RevisionStatus> known) =>
        turn.World.Revisions
            .Where(r => r.Quarantine is not null && !known.ContainsKey(r.Revision.Hash) && r.ServedUntil > turn.Now.AddDays(-1))
            .Select(r => r.ServedUntil!.Value);

    private static RevisionStatus Rebuild(Turn turn, RevisionObject kept) => new()
    {
        Hash = kept.Revision.Hash,
        Version = kept.Revision.Version,
        CreatedAt = kept.CreatedAt,
        GoodSince = kept.GoodSince,
        ServedUntil = kept.ServedUntil,
        Images = kept.Images,
        Reason = kept.Quarantine ?? Buried(turn, kept)?.Reason,
        State = kept switch
        {
            _ when Buried(turn, kept) is not null => RevisionState.Quarantined,
            { Quarantine: not null } => RevisionState.Quarantined,
            { GoodSince: not null } => RevisionState.Good,
            _ => RevisionState.Pending,
        },
    };

    /// <summary>A version that is applied again after its record was deleted stays quarantined.</summary>
    private static QuarantinedRevision? Buried(Turn turn, RevisionObject kept) =>
        turn.Status.Quarantined.FirstOrDefault(q => q.Hash == kept.Revision.Hash)
        ?? (turn.World.Revisions.Any(r => r.QuarantinedHashes.Contains(kept.Revision.Hash)) ? new QuarantinedRevision { Hash = kept.Revision.Hash, Reason = "quarantined before" } : null);
}
