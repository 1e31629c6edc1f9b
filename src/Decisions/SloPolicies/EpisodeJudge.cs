using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Decisions.SloPolicies.Releases;
using MlOps.Entities.Common.Status;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Entities.SloPolicies.Responses;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Decisions.SloPolicies;

/// <summary>An episode runs from a confirmed breach until it is over; its number ensures that nothing is handled twice.</summary>
internal static class EpisodeJudge
{
    private static readonly TimeSpan HealthyFor = TimeSpan.FromMinutes(5);

    public static EpisodeStatus? Judge(PolicyFacts facts, Finding? finding)
    {
        var before = facts.Status.Episode;
        if (facts.Serving is not { } serving)
            return before;
        if (before is { State: EpisodeState.Open } open)
        {
            if (open.TrafficMovedAt is not null)
                return AfterMove(facts, open, finding);
            if (Moved(open, serving))
                return open with { TrafficMovedAt = facts.Now, RecoveringSince = null };
            if (finding is { Trigger: ResponseTrigger.Release } && IsOther(open, serving))
                return Open(facts, finding, open.Number + 1);
            return finding is null && IsOver(facts, open)
                ? Recover(open, facts.Now)
                : Strengthen(open with { RecoveringSince = null }, finding);
        }

        return finding is null ? before : Open(facts, finding, (before?.Number ?? 0) + 1);
    }

    /// <summary>
    /// The failing revision has only lost its requests. What serves instead has to be seen to do well; if it fails, that is another breach,
    /// with a number of its own, so that nothing that answered the first one keeps it from being answered.
    /// </summary>
    private static EpisodeStatus AfterMove(PolicyFacts facts, EpisodeStatus open, Finding? finding)
    {
        if (finding is not null)
            return Open(facts, finding, open.Number + 1);
        if (EpisodeOutcome.Verified(facts, open) is { } rollback)
            return Close(open, facts.Now, EpisodeOutcome.Of(open, rollback));
        if (!ServesWell(facts))
            return open with { RecoveringSince = null };
        var since = open.RecoveringSince ?? facts.Now;
        var recovering = open with { RecoveringSince = since };
        return facts.Now - since < HealthyFor ? recovering : Close(recovering, facts.Now, EpisodeOutcome.Of(recovering, facts.Now));
    }

    private static bool ServesWell(PolicyFacts facts) =>
        !BurnsUnknown(facts) && facts.Objectives.Count > 0 && facts.Objectives.All(o => RecoveryText.IsWithin(facts, o));

    private static bool Moved(EpisodeStatus open, RevisionStatus serving) =>
        open.Source is EvidenceSource.ReleaseTest or EvidenceSource.Availability && IsOther(open, serving);

    private static bool IsOther(EpisodeStatus open, RevisionStatus serving) =>
        open.Revision != serving.Hash || open.PromotionSeq != serving.PromotionSeq;

    /// <summary>The release test ranks before Kubernetes' own facts, these before the burn tiers, fast tiers first.</summary>
    public static int Rank(EvidenceSource judge) =>
        judge switch
        {
            EvidenceSource.ReleaseTest => 0,
            EvidenceSource.Availability => 1,
            _ => 2 + (int)judge,
        };

    /// <summary>A burn tier has waited for its recovery to hold already; the others wait here.</summary>
    private static EpisodeStatus Recover(EpisodeStatus open, DateTimeOffset now)
    {
        var since = open.RecoveringSince ?? now;
        var patient = open.Source is EvidenceSource.ReleaseTest or EvidenceSource.Availability;
        return patient && now - since < HealthyFor ? open with { RecoveringSince = since } : Close(open, now, EpisodeOutcome.Of(open, now));
    }

    /// <summary>Evidence that went away counts as recovery only when there is evidence: silence is not health.</summary>
    private static bool IsOver(PolicyFacts facts, EpisodeStatus open) =>
        !BurnsUnknown(facts)
        && (
            open.Source == EvidenceSource.Availability
                ? facts.Availability is { Ready: > 0 }
                : facts.Objectives.Count > 0
                    && facts.Objectives.All(o =>
                        ReleaseJudge.Evaluate(facts, o) is not null
                        || o.Release is null && o.Tiers.All(t => t.Short.Kind == EvidenceKind.Value)
                    )
        );

    /// <summary>A tier that burnt when last seen has not recovered just because a higher-ranked judge no longer objects.</summary>
    private static bool BurnsUnknown(PolicyFacts facts) =>
        facts.Objectives.Any(o =>
            o.Tiers.Any(t =>
                !t.IsSeen
                && facts.Status.Objectives.Any(s =>
                    s.Name == o.Name && s.Crossings.Any(c => c.Tier == t.Source && c.ConfirmedAt is not null)
                )
            )
        );

    /// <summary>The release test may prove what a tier found: the episode keeps its number and takes the stronger evidence.</summary>
    private static EpisodeStatus Strengthen(EpisodeStatus open, Finding? finding) =>
        finding is not null && Rank(finding.Source) < Rank(open.Source) && finding.Trigger == ResponseTrigger.Release
            ? open with
            {
                Source = finding.Source,
                Objective = finding.Objective,
                Onset = Earliest(open, finding),
                Message = finding.Evidence,
            }
            : open;

    /// <summary>The first sign of failure of one release; a tier's crossing does not show when the release began to fail.</summary>
    private static DateTimeOffset Earliest(EpisodeStatus open, Finding finding) =>
        open.Source == EvidenceSource.Availability && open.Onset < finding.Onset ? open.Onset : finding.Onset;

    private static EpisodeStatus Open(PolicyFacts facts, Finding finding, long number) =>
        new()
        {
            Number = number,
            State = EpisodeState.Open,
            Source = finding.Source,
            Objective = finding.Objective,
            ModelUid = facts.Model!.Metadata.Uid,
            Revision = facts.Serving!.Hash,
            PromotionSeq = facts.Serving.PromotionSeq,
            Onset = finding.Onset,
            OpenedAt = facts.Now,
            Message = finding.Evidence,
        };

    private static EpisodeStatus Close(EpisodeStatus open, DateTimeOffset now, string outcome) =>
        open with
        {
            State = EpisodeState.Closed,
            ClosedAt = now,
            Outcome = outcome,
        };
}
