using MlOps.Decisions.SloPolicies.Data;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Decisions.SloPolicies.Releases;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.SloPolicies;

namespace MlOps.Decisions.SloPolicies;

/// <summary>The whole judgement of a policy as one pure function of what was gathered.</summary>
public static class SloJudge
{
    public static SloPolicyStatus Judge(PolicyFacts facts)
    {
        if (!facts.CanBeJudged)
            return Idle(facts);
        var objectives = facts.Objectives.Select(o => ObjectiveJudge.Judge(facts, o)).ToList();
        var silent = facts.Objectives.Zip(objectives).Select(o => NoDataJudge.Judge(facts, o.First, o.Second.Status));
        var findings = ByStrength([AvailabilityJudge.Judge(facts), .. silent, .. objectives.SelectMany(o => o.Findings)]);
        var finding = findings.FirstOrDefault();
        var episode = EpisodeJudge.Judge(facts, finding);
        var status = facts.Status with
        {
            ObservedGeneration = facts.Policy.Metadata.Generation,
            Objectives = [.. objectives.Select(o => o.Status)],
            Release = ReleasePhaseJudge.Judge(facts, finding),
            Episode = episode,
            Requests = RequestJudge.Judge(facts, episode, findings),
            Rollback = RollbackJudge.Judge(facts),
        };
        return PolicyState.Over(facts, PolicyReport.Summarise(facts, status, finding));
    }

    /// <summary>
    /// Nothing can be judged: say why in every condition that a verdict would have set, keep the episode, ask for nothing.
    /// </summary>
    private static SloPolicyStatus Idle(PolicyFacts facts)
    {
        var status = facts.Status with
        {
            ObservedGeneration = facts.Policy.Metadata.Generation,
            Verdict = Verdict.Unknown,
            Since = facts.Status.Verdict == Verdict.Unknown ? facts.Status.Since ?? facts.Now : facts.Now,
            Source = null,
            BurnRate = null,
            BudgetExhaustedBy = null,
            Requests = [],
        };
        var (reason, message) =
            facts.SpecErrors.Count > 0 ? ("InvalidSpec", string.Join("; ", facts.SpecErrors))
            : facts.Model is null ? ("ModelNotFound", $"ModelDeployment {facts.Policy.Spec.ModelRef.Name} does not exist in this namespace")
            : ("NotYetServing", "the ModelDeployment does not serve a revision yet");
        return PolicyState.Over(
            facts,
            PolicyCondition.Finish(
                facts,
                status with
                {
                    Message = message,
                },
                [
                    new(WellKnown.Ready, false, reason, message),
                    new(WellKnown.DataAvailable, null, reason, "Not evaluated; condition Ready says why"),
                    UnsupportedFields.Condition(facts.Policy.Spec),
                    new(WellKnown.Breached, null, reason, "Not evaluated; condition Ready says why"),
                ]
            )
        );
    }

    private static List<Finding> ByStrength(IEnumerable<Finding?> findings) =>
        [.. findings.OfType<Finding>().OrderBy(f => EpisodeJudge.Rank(f.Source))];
}
