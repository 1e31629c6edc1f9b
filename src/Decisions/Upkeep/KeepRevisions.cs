using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State.Children;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Upkeep;

/// <summary>
/// Every revision is kept before anything runs of it, and what is learnt of it is kept with it, so that it survives the
/// loss of the status. Comes after the steps of an action: bookkeeping does not delay a rollback.
/// </summary>
internal static class KeepRevisions
{
    public static Turn Apply(Turn turn)
    {
        if (!turn.SpecRefused && turn.World.RevisionObject(turn.World.Latest.Hash) is null)
            return turn.Do(new RecordRevision(turn.World.Latest));
        foreach (var kept in turn.World.Revisions)
        {
            if (turn.Revision(kept.Revision.Hash) is { } known && Learnt(turn, kept, known) is { Count: > 0 } annotations)
                turn = turn.Do(new AnnotateRevision(kept.Name, kept.Uid, annotations));
        }

        return turn;
    }

    private static Dictionary<string, string?> Learnt(Turn turn, RevisionObject kept, RevisionStatus known)
    {
        var annotations = new Dictionary<string, string?>();
        var quarantine = known.State == RevisionState.Quarantined ? known.Reason ?? "quarantined" : null;
        if (quarantine != kept.Quarantine)
            annotations[WellKnown.QuarantineAnnotation] = quarantine;
        if (known.GoodSince != kept.GoodSince)
            annotations[WellKnown.GoodSinceAnnotation] = known.GoodSince?.ToString("O");
        if (!known.Images.SequenceEqual(kept.Images))
            annotations[WellKnown.ImagesAnnotation] = known.Images.Count == 0 ? null : string.Join(' ', known.Images);
        if (known.ServedUntil != kept.ServedUntil)
            annotations[WellKnown.ServedUntilAnnotation] = known.ServedUntil?.ToString("O");
        if (WrongHashes(turn, kept) is { } right)
            annotations[WellKnown.QuarantinedHashesAnnotation] = right.Count == 0 ? null : string.Join(',', right);
        return annotations;
    }

    /// <summary>
    /// Only the record of the serving revision carries the hashes; once it does, they are removed from the others. A list left on an older record
    /// would quarantine a released revision again.
    /// </summary>
    private static IReadOnlyList<string>? WrongHashes(Turn turn, RevisionObject kept)
    {
        if (turn.World.RevisionObject(turn.Status.EffectiveRevision) is not { } bearer)
            return null;
        IReadOnlyList<string> all = [.. turn.Status.Quarantined.Select(q => q.Hash).Order(StringComparer.Ordinal)];
        var told = all.SequenceEqual(bearer.QuarantinedHashes);
        if (kept.Revision.Hash == bearer.Revision.Hash)
            return told ? null : all;
        return told && kept.QuarantinedHashes.Count > 0 ? [] : null;
    }
}
