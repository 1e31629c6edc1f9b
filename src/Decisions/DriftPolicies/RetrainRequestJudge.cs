using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.DriftPolicies.Quality;
using MlOps.Decisions.Text;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Responses;
using MlOps.Entities.DriftPolicies.Status;
using MlOps.Entities.ModelDeployments;

namespace MlOps.Decisions.DriftPolicies;

/// <summary>
/// What an open episode asks of the model. Only an evaluation that finds the drift again renews the request; without one it grows old by
/// itself, and the arbiter holds. It carries the end of the judged window, not the moment, so that judging the same window again writes
/// nothing.
/// </summary>
internal static class RetrainRequestJudge
{
    private const int IntervalsValid = 2;

    public static IReadOnlyList<RetrainRequest> Judge(
        DriftFacts facts,
        DriftEpisodeStatus? episode,
        bool drifts,
        IReadOnlyList<DriftSignalStatus> signals,
        string message
    )
    {
        if (
            episode is not { State: EpisodeState.Open }
            || facts.Model is not { } model
            || facts.Serving is not { } serving
            || !Asks(facts)
            || model.Status?.HasAnswered(facts.Policy.Metadata.Uid, episode.Number) == true
        )
            return [];
        if (!drifts)
            return [.. facts.Status.Requests.Where(r => r.Episode == episode.Number)];
        return
        [
            new RetrainRequest
            {
                Id = $"{facts.Policy.Metadata.Uid}-{episode.Number}",
                Episode = episode.Number,
                ModelUid = model.Metadata.Uid,
                Revision = serving.Hash,
                PromotionSeq = serving.PromotionSeq,
                PolicyGeneration = facts.Policy.Metadata.Generation,
                Term = facts.Term,
                EvaluatedAt = facts.At,
                ValidUntil = facts.At + (facts.Interval * IntervalsValid) + DriftSchedule.Settle,
                Onset = episode.Onset,
                Signals = [.. signals.Where(s => s.Verdict == Verdict.Breached).Select(s => s.Name)],
                DataQualityIssue = DataQualityIssues.Of(facts, signals),
                Evidence = MessageText.Short(message),
            },
        ];
    }

    /// <summary>What the policy's own responses say; without them, a training where the model declares one.</summary>
    private static bool Asks(DriftFacts facts) =>
        facts.Policy.Spec.Responses is { } responses
            ? responses.Any(r => r.Action == DriftAction.Retrain)
            : facts.Model?.Spec.Retraining is not null;
}
