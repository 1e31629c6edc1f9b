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
internal static class RecordRevisions
{
    public static ReconcilePlan Apply(ReconcilePlan plan)
    {
        if (!plan.SpecRefused && plan.State.RevisionObject(plan.State.Latest.Hash) is null)
            return plan.WithEffect(new RecordRevision(plan.State.Latest));
        foreach (var kept in plan.State.Revisions)
        {
            if (plan.Revision(kept.Revision.Hash) is { } known && Learnt(plan, kept, known) is { Count: > 0 } annotations)
                plan = plan.WithEffect(new AnnotateRevision(kept.Name, kept.Uid, annotations));
        }

        return plan;
    }

    private static Dictionary<string, string?> Learnt(ReconcilePlan plan, RevisionObject kept, RevisionStatus known)
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
        if ((known.Judged == false) != (kept.Judged == false))
            annotations[WellKnown.JudgedAnnotation] = known.Judged == false ? "false" : null;
        if ((known.ReleaseSpent == true) != kept.ReleaseSpent)
            annotations[WellKnown.ReleaseSpentAnnotation] = known.ReleaseSpent == true ? "true" : null;
        if (WrongHashes(plan, kept) is { } right)
            annotations[WellKnown.QuarantinedHashesAnnotation] = right.Count == 0 ? null : string.Join(',', right);
        return annotations;
    }

    /// <summary>
    /// Only the record of the serving revision carries the hashes; once it does, they are removed from the others. A list left on an older
    /// record would quarantine a released revision again.
    /// </summary>
    private static IReadOnlyList<string>? WrongHashes(ReconcilePlan plan, RevisionObject kept)
    {
        if (plan.State.RevisionObject(plan.Status.EffectiveRevision) is not { } bearer)
            return null;
        IReadOnlyList<string> all = [.. plan.Status.Quarantined.Select(q => q.Hash).Order(StringComparer.Ordinal)];
        var told = all.SequenceEqual(bearer.QuarantinedHashes);
        if (kept.Revision.Hash == bearer.Revision.Hash)
            return told ? null : all;
        return told && kept.QuarantinedHashes.Count > 0 ? [] : null;
    }
}
