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
            .Select(r => known.GetValueOrDefault(r.Revision.Hash) ?? Rebuild(r))
            .ToList();
        return turn.Change(s => s with
        {
            ObservedGeneration = turn.World.Metadata.Generation,
            LatestRevision = turn.World.Latest.Hash,
            LatestSince = s.LatestRevision == turn.World.Latest.Hash ? s.LatestSince ?? turn.Now : turn.Now,
            Revisions = revisions,
        });
    }

    private static RevisionStatus Rebuild(RevisionObject kept) => new()
    {
        Hash = kept.Revision.Hash,
        Version = kept.Revision.Version,
        CreatedAt = kept.CreatedAt,
        GoodSince = kept.GoodSince,
        Reason = kept.Quarantine,
        State = kept switch
        {
            { Quarantine: not null } => RevisionState.Quarantined,
            { GoodSince: not null } => RevisionState.Good,
            _ => RevisionState.Pending,
        },
    };
}
