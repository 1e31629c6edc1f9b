using MlOps.Decisions.Actions.Rollback.Steps;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State.Children;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Upkeep;

/// <summary>Brings the list of revisions in line with the ControllerRevisions, from which a lost status is rebuilt.</summary>
internal static class ObserveRevisions
{
    public static ReconcilePlan Apply(ReconcilePlan plan)
    {
        var known = plan.Status.Revisions.ToDictionary(r => r.Hash);
        var revisions = plan
            .State.Revisions.OrderBy(r => r.CreatedAt)
            .ThenBy(r => r.Revision.Hash, StringComparer.Ordinal)
            .Select(r => known.GetValueOrDefault(r.Revision.Hash) ?? Rebuild(plan, r))
            .ToList();
        return plan.Change(s =>
            s with
            {
                ObservedGeneration = plan.State.Metadata.Generation,
                LatestRevision = plan.State.Latest.Hash,
                Revisions = RevisionBound.Keep(plan, revisions),
                Rollbacks =
                [
                    .. s.Rollbacks.Concat(Forgotten(plan, known)).Distinct().OrderDescending().Take(SwitchStep.RememberedRollbacks),
                ],
                Quarantined = WithoutRecord(plan),
            }
        );
    }

    /// <summary>
    /// Quarantined hashes without a record: from the status, from other records if the status was lost, and those whose record someone
    /// else deleted.
    /// </summary>
    private static IReadOnlyList<QuarantinedRevision> WithoutRecord(ReconcilePlan plan) =>
        [
            .. plan
                .Status.Quarantined.Concat(
                    plan.State.Revisions.SelectMany(r => r.QuarantinedHashes)
                        .Select(hash => new QuarantinedRevision { Hash = hash, Reason = "quarantined before" })
                )
                .Concat(
                    plan.Status.Revisions.Where(r => r.State == RevisionState.Quarantined)
                        .Select(r => new QuarantinedRevision { Hash = r.Hash, Version = r.Version })
                )
                .DistinctBy(q => q.Hash)
                .Where(q => plan.State.RevisionObject(q.Hash) is null),
        ];

    /// <summary>Each quarantine stands for a rollback of the serving revision, so a lost status does not reset the daily budget.</summary>
    private static IEnumerable<DateTimeOffset> Forgotten(ReconcilePlan plan, Dictionary<string, RevisionStatus> known) =>
        plan
            .State.Revisions.Where(r =>
                r.Quarantine is not null && !known.ContainsKey(r.Revision.Hash) && r.ServedUntil > plan.Now.AddDays(-1)
            )
            .Select(r => r.ServedUntil!.Value);

    private static RevisionStatus Rebuild(ReconcilePlan plan, RevisionObject kept) =>
        new()
        {
            Hash = kept.Revision.Hash,
            Version = kept.Revision.Version,
            CreatedAt = kept.CreatedAt,
            GoodSince = kept.GoodSince,
            ServedUntil = kept.ServedUntil,
            Images = kept.Images,
            Judged = kept.Judged,
            ReleaseSpent = kept.ReleaseSpent ? true : null,
            Reason = kept.Quarantine ?? Buried(plan, kept)?.Reason,
            State = kept switch
            {
                _ when Buried(plan, kept) is not null => RevisionState.Quarantined,
                { Quarantine: not null } => RevisionState.Quarantined,
                { GoodSince: not null } => RevisionState.Good,
                _ => RevisionState.Pending,
            },
        };

    /// <summary>A version that is applied again after its record was deleted stays quarantined.</summary>
    private static QuarantinedRevision? Buried(ReconcilePlan plan, RevisionObject kept) =>
        plan.Status.Quarantined.FirstOrDefault(q => q.Hash == kept.Revision.Hash)
        ?? (
            plan.State.Revisions.Any(r => r.QuarantinedHashes.Contains(kept.Revision.Hash))
                ? new QuarantinedRevision { Hash = kept.Revision.Hash, Reason = "quarantined before" }
                : null
        );
}
