using MlOps.Decisions.Annotations;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Upkeep;

/// <summary>A person ends a quarantine with the release annotation. The revision then starts over, as if never promoted.</summary>
internal static class ReleaseQuarantine
{
    public static ReconcilePlan Apply(ReconcilePlan plan)
    {
        var asked = Asked(plan).Hash;
        foreach (var revision in plan.Status.Revisions.Where(r => r.ReleaseSpent == true && r.Hash != asked))
            plan = plan.ChangeRevision(revision.Hash, r => r with { ReleaseSpent = null });
        if (plan.Status.Quarantined.Any(q => q.Hash == asked))
            plan = plan.Change(s => s with { Quarantined = [.. s.Quarantined.Where(q => q.Hash != asked)] });
        return plan.Revision(asked) is { State: RevisionState.Quarantined, ReleaseSpent: not true } released
            ? Release(plan, released)
            : plan;
    }

    /// <summary>The revision whose quarantine the annotation ends or has ended, or why there is none.</summary>
    public static (string? Hash, string? Problem) Asked(ReconcilePlan plan)
    {
        if (!plan.State.Metadata.Annotations.TryGetValue(WellKnown.ReleaseAnnotation, out var text))
            return (null, null);
        var quarantined = RevisionText
            .Of(plan.Status.Revisions.Where(r => r.State == RevisionState.Quarantined || r.ReleaseSpent == true))
            .Concat(plan.Status.Quarantined.Select(q => (q.Hash, q.Version)))
            .DistinctBy(q => q.Hash)
            .ToList();
        var resolved = RevisionText.Resolve(text, quarantined);
        if (resolved.Hash is null && RevisionText.Resolve(text, RevisionText.Of(plan.Status.Revisions)).Hash is { } free)
            return (null, $"revision {free} is not quarantined");
        return resolved.Hash is null
            ? (null, resolved.Problem!.Replace("no revision has", "no quarantined revision has", StringComparison.Ordinal))
            : resolved;
    }

    /// <summary>An annotation that is left standing must not release the next quarantine too.</summary>
    private static ReconcilePlan Release(ReconcilePlan plan, RevisionStatus released) =>
        plan.ChangeRevision(
                released.Hash,
                r => r with { State = RevisionState.Pending, Reason = null, Requests = null, ReleaseSpent = true }
            )
            .WithEvent(
                EventRecord.Normal(
                    "QuarantineReleased",
                    $"Revision {released.Hash} (version {released.Version}) was released from quarantine by annotation",
                    $"{released.Hash}-{released.PromotionSeq}"
                )
            );
}
