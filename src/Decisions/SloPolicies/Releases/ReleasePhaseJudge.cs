using MlOps.Analysis.Release.Verifying;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Entities.SloPolicies.Status.Episodes;
using MlOps.Entities.SloPolicies.Status.Releases;

namespace MlOps.Decisions.SloPolicies.Releases;

/// <summary>Where the release test of the serving revision is, as one value that changes rarely.</summary>
internal static class ReleasePhaseJudge
{
    /// <param name="facts">What was gathered.</param>
    /// <param name="finding">The strongest finding; null if nothing is breached.</param>
    /// <param name="isHealthy">Whether an objective's tiers see enough events to call it healthy.</param>
    public static ReleaseStatus? Judge(PolicyFacts facts, Finding? finding, Func<ObjectiveFacts, bool> isHealthy) =>
        facts.Serving is { PromotedAt: not null } serving ? ReleaseCounting.Keep(facts, Phase(facts, serving, finding, isHealthy)) : null;

    private static ReleaseStatus Phase(PolicyFacts facts, RevisionStatus serving, Finding? finding, Func<ObjectiveFacts, bool> isHealthy)
    {
        var before = facts.Status.Release is { } r && r.Revision == serving.Hash && r.PromotionSeq == serving.PromotionSeq ? r : null;
        var current =
            before
            ?? new ReleaseStatus
            {
                ModelUid = facts.Model!.Metadata.Uid,
                Revision = serving.Hash,
                PromotionSeq = serving.PromotionSeq,
                Phase = ReleasePhase.Testing,
                Since = facts.Now,
                Message = Needed(facts),
            };
        if (serving.State == RevisionState.Good)
            return Enter(
                facts,
                current,
                ReleasePhase.Passed,
                serving.Requests ?? current.Requests,
                current.Bad,
                "the revision is known good"
            );
        if (finding is { Source: EvidenceSource.ReleaseTest or EvidenceSource.Availability })
            return Enter(
                facts,
                current,
                ReleasePhase.Breached,
                (long)finding.Requests,
                (long)(finding.BadShare * finding.Requests),
                finding.Evidence
            ) with
            {
                Objective = finding.Objective,
                Onset = finding.Onset,
            };
        if (Passed(facts, isHealthy) is { } passed)
            return Enter(
                facts,
                current,
                ReleasePhase.Passed,
                passed.Requests,
                passed.Bad,
                passed.Requests > 0
                    ? $"{passed.Requests} requests, and every objective is met (95 % confidence)"
                    : "soak time reached and the service meets every objective; none of them can tell revisions apart"
            );
        // A passed release stays passed: an evaluation without evidence after the window disproves nothing.
        if (
            current.Phase != ReleasePhase.Passed
            && facts.Now > facts.InTrafficSince?.AddSeconds(facts.RollbackSpec.AttributionWindowSeconds)
        )
            return Enter(
                facts,
                current,
                ReleasePhase.Expired,
                current.Requests,
                current.Bad,
                "the attribution window ended undecided; the burn tiers keep evaluating"
            );
        return current.Phase == ReleasePhase.Breached
            ? Enter(facts, current, ReleasePhase.Testing, current.Requests, current.Bad, "no longer proven bad")
            : current;
    }

    /// <summary>What known good takes, without counts that move.</summary>
    private static string Needed(PolicyFacts facts)
    {
        var warm = facts
            .Objectives.Where(o => o.SeesRevisions)
            .Select(o => (o.Name, Seconds: ReleaseJudge.WarmUp(o.Objective)))
            .Where(o => o.Seconds > 0)
            .Select(o => $"{o.Name} ignores its first {o.Seconds} s");
        return string.Join(
            "; ",
            [$"counting the revision's own requests; {facts.RollbackSpec.MinRequests} per objective are needed", .. warm]
        );
    }

    /// <summary>Enough requests, soaked, no open episode, and no objective missed with 95 % confidence.</summary>
    private static (long Requests, long Bad)? Passed(PolicyFacts facts, Func<ObjectiveFacts, bool> isHealthy)
    {
        if (facts.Status.Episode.IsFailing || facts.Now < facts.InTrafficSince?.AddSeconds(facts.RollbackSpec.MinSoakSeconds))
            return null;
        if (facts.Objectives.Count > 0 && facts.Objectives.All(o => !o.SeesRevisions))
            return facts.Objectives.All(o => isHealthy(o) && IsQuiet(o)) ? (0, 0) : null;
        var results = facts
            .Objectives.Where(o => o.SeesRevisions)
            .Select(o => (Objective: o, Counts: ReleaseCounting.Of(facts, o)))
            .ToList();
        var good =
            results.Count > 0
            && results.All(r =>
                r.Counts is { } c
                && GoodRevision.Evaluate(c.Bad, c.Total, r.Objective.Target, facts.RollbackSpec.MinRequests) == GoodRevisionReason.Good
            );
        return good ? ((long)results.Min(r => r.Counts!.Value.Total), (long)results.Max(r => r.Counts!.Value.Bad)) : null;
    }

    /// <summary>Where no objective can distinguish revisions, the tiers have to suffice: they see enough, and nothing burns.</summary>
    private static bool IsQuiet(ObjectiveFacts objective) =>
        objective.Tiers.Any(t => t.IsSeen) && objective.Tiers.Where(t => t.IsSeen).All(t => t.Short.Value!.Ratio <= 1 - objective.Target);

    private static ReleaseStatus Enter(
        PolicyFacts facts,
        ReleaseStatus current,
        ReleasePhase phase,
        long requests,
        long bad,
        string message
    ) =>
        current.Phase == phase
            ? current
            : current with
            {
                Phase = phase,
                Since = facts.Now,
                Requests = requests,
                Bad = bad,
                Message = message,
            };
}
