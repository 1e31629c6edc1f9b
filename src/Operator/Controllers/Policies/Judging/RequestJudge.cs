using MlOps.Entities.SloPolicies;
using Speaker = MlOps.Entities.SloPolicies.Judge;

namespace MlOps.Operator.Controllers.Policies.Judging;

/// <summary>
/// What an open episode asks of the model. Only an evaluation that finds the breach again renews the request; without one it
/// grows old by itself, and the arbiter holds.
/// </summary>
internal static class RequestJudge
{
    private const int IntervalsValid = 2;

    public static IReadOnlyList<ActionRequest> Judge(PolicyFacts facts, EpisodeStatus? episode, Finding? finding)
    {
        if (episode is not { State: EpisodeState.Open } || facts.Model is not { } model || facts.Serving is not { } serving)
            return [];
        if (IsAnswered(facts, episode) || !Asks(facts.Policy.Spec, episode))
            return [];
        var known = facts.Status.Requests.FirstOrDefault(r => r.Episode == episode.Number);
        if (finding is null || finding.Judge != episode.SpokenBy)
            return known is null ? [] : [known];
        return
        [
            new ActionRequest
            {
                Id = $"{facts.Policy.Metadata.Uid}-{episode.Number}-0",
                Episode = episode.Number,
                Action = RequestedAction.Rollback,
                SpokenBy = finding.Judge,
                ModelUid = model.Metadata.Uid,
                Revision = serving.Hash,
                PromotionSeq = serving.PromotionSeq,
                PolicyGeneration = facts.Policy.Metadata.Generation,
                Term = facts.Term,
                EvaluatedAt = facts.Now,
                ValidUntil = facts.Now.AddSeconds(Math.Max(IntervalsValid * facts.Policy.Spec.EvaluationIntervalSeconds, 4)),
                Onset = finding.Onset,
                Demand = finding.Judge == Speaker.Availability
                    ? new DemandStatus { Trend = DemandTrend.NotNeeded, Message = "no pod is ready whatever the demand is" }
                    : facts.Demand,
                Blockers = facts.Blockers,
                ModelGeneration = facts.Blockers is null ? 0 : model.Metadata.Generation,
                BadPerMillion = (long)Math.Round(finding.BadShare * 1e6),
                Requests = (long)finding.Requests,
                Evidence = finding.Evidence,
            },
        ];
    }

    /// <summary>Whether a request was made by this very judgement, so that the model's blockers have to be heard before it is handed over.</summary>
    public static bool NeedsBlockers(PolicyFacts facts, SloPolicyStatus status) =>
        facts.Blockers is null && facts.RollbackSpec.Blockers is { Count: > 0 } && status.Requests.Any(r => r.EvaluatedAt == facts.Now);

    /// <summary>
    /// What the policy's own responses say; without them the release test and the medium tier ask for a rollback. The fast tier
    /// has no action without a circuit or a scaler, and the slow ones inform.
    /// </summary>
    private static bool Asks(SloPolicySpec spec, EpisodeStatus episode)
    {
        if (spec.Responses is not { } responses)
            return episode.SpokenBy is Speaker.ReleaseTest or Speaker.Availability or Speaker.Medium;
        var trigger = episode.SpokenBy is Speaker.ReleaseTest or Speaker.Availability ? ResponseTrigger.Release : Enum.Parse<ResponseTrigger>(episode.SpokenBy.ToString());
        return responses.Any(r => r.Trigger == trigger
            && (r.Objectives is not { Count: > 0 } names || episode.Objective is null || names.Contains(episode.Objective))
            && r.Steps.Any(s => s.Action == RequestedAction.Rollback));
    }

    private static bool IsAnswered(PolicyFacts facts, EpisodeStatus episode) =>
        facts.Model?.Status?.Handled.Any(h => h.PolicyUid == facts.Policy.Metadata.Uid && h.Episode >= episode.Number) == true;
}
