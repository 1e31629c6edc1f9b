using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Responses;
using MlOps.Entities.SloPolicies.Status.Episodes;
using MlOps.Entities.SloPolicies.Status.Requests;

namespace MlOps.Decisions.SloPolicies;

/// <summary>
/// What an open episode asks of the model. Only an evaluation that finds the breach again renews the request; without one it
/// expires on its own, and the arbiter holds.
/// </summary>
internal static class RequestJudge
{
    private const int IntervalsValid = 2;

    public static IReadOnlyList<ActionRequest> Judge(PolicyFacts facts, EpisodeStatus? episode, IReadOnlyList<Finding> findings)
    {
        if (
            episode is null
            || !episode.IsFailing
            || facts.Model is not { } model
            || facts.Serving is not { } serving
            || model.Status?.HasAnswered(facts.Policy.Metadata.Uid, episode.Number) == true
        )
            return [];
        // Any finding of a trigger that a response answers renews its request, whichever judge made it.
        var answered = findings.Select(f => (Finding: f, Step: FirstStep(facts.Policy.Spec, f))).Where(a => a.Step is not null).ToList();
        var asked = answered
            .Where(a => a.Finding.Asking == Asking.Asks)
            .DistinctBy(a => a.Finding.Trigger)
            .Select(a => Request(facts, model, serving, episode, a.Finding, a.Step!.Value))
            .ToList();
        var kept = facts.Status.Requests.Where(r =>
            r.Episode == episode.Number
            && r.PromotionSeq == serving.PromotionSeq
            && asked.TrueForAll(a => a.Trigger != r.Trigger)
            && !IsTakenBack([.. answered.Select(a => a.Finding)], r)
            && Asks(facts.Policy.Spec, r)
        );
        return [.. asked.Concat(kept).OrderBy(r => r.Trigger)];
    }

    private static ActionRequest Request(
        PolicyFacts facts,
        ModelDeployment model,
        RevisionStatus serving,
        EpisodeStatus episode,
        Finding finding,
        RequestedAction action
    )
    {
        var known = facts.Status.Requests.FirstOrDefault(r =>
            r.Episode == episode.Number && r.Trigger == finding.Trigger && r.PromotionSeq == serving.PromotionSeq
        );
        return new ActionRequest
        {
            Id = $"{facts.Policy.Metadata.Uid}-{episode.Number}-{finding.Trigger}-0",
            Episode = episode.Number,
            Trigger = finding.Trigger,
            Action = action,
            Source = finding.Source,
            ModelUid = model.Metadata.Uid,
            Revision = serving.Hash,
            PromotionSeq = serving.PromotionSeq,
            PolicyGeneration = facts.Policy.Metadata.Generation,
            Term = facts.Term,
            EvaluatedAt = facts.Now,
            ValidUntil =
                facts.Now
                + (2 * facts.GatheredFor)
                + TimeSpan.FromSeconds(Math.Max(IntervalsValid * facts.Policy.Spec.EvaluationIntervalSeconds, 4)),
            // The first sign of failure for this trigger and episode, but for what began while a dependency failed both revisions.
            Onset =
                known is not null && known.Onset < finding.Onset && !(known.Onset <= facts.DependencyUntil) ? known.Onset : finding.Onset,
            FailingSince = finding.FailingSince,
            Demand =
                finding.Source == EvidenceSource.Availability
                    ? new DemandStatus { Trend = DemandTrend.NotNeeded, Message = "no pod is ready, regardless of demand" }
                    : facts.Demand,
            Blockers = facts.Blockers,
            ModelGeneration = facts.Blockers is null ? 0 : model.Metadata.Generation,
            BadPerMillion = (long)Math.Round(finding.BadShare * 1e6),
            Requests = (long)finding.Requests,
            Evidence = finding.Evidence,
        };
    }

    /// <summary>
    /// Whether this evaluation created a request, so that the model's blockers have to be queried before it is handed over.
    /// </summary>
    public static bool NeedsBlockers(PolicyFacts facts, SloPolicyStatus status) =>
        facts.Blockers is null && facts.RollbackSpec.Blockers is { Count: > 0 } && status.Requests.Any(r => r.EvaluatedAt == facts.Now);

    /// <summary>
    /// The first step of the policy's own responses; without responses, the release test and the medium tier request a rollback. The fast
    /// tier has no action without a circuit or a scaler, and the slow tiers only inform. A ladder starts with its first step even if that
    /// is not implemented: a later one is harsher.
    /// </summary>
    private static RequestedAction? FirstStep(SloPolicySpec spec, Finding finding) =>
        spec.Responses is not { } responses
            ? finding.Trigger is ResponseTrigger.Release or ResponseTrigger.Medium
                ? RequestedAction.Rollback
                : null
            : responses
                .FirstOrDefault(r =>
                    r.Trigger == finding.Trigger
                    && (r.Objectives is not { Count: > 0 } names || finding.Objective is null || names.Contains(finding.Objective))
                )
                ?.Steps.Select(s => (RequestedAction?)s.Action)
                .FirstOrDefault();

    /// <summary>By every objective that a response answers for this trigger: one that cannot see its newest minutes keeps it.</summary>
    private static bool IsTakenBack(IReadOnlyList<Finding> findings, ActionRequest request) =>
        findings.Where(f => f.Trigger == request.Trigger).ToList() is { Count: > 0 } own
        && own.TrueForAll(f => f.Asking == Asking.TakesBack);

    private static bool Asks(SloPolicySpec spec, ActionRequest known) =>
        spec.Responses is not { } responses
            ? known.Trigger is ResponseTrigger.Release or ResponseTrigger.Medium
            : responses.Any(r => r.Trigger == known.Trigger && r.Steps is [var first, ..] && first.Action == known.Action);
}
