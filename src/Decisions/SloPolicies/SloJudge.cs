using MlOps.Decisions.Conditions;
using MlOps.Decisions.Policies;
using MlOps.Decisions.SloPolicies.Burn;
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
        if (NotJudged.Because(facts, facts.Policy) is { } why)
            return Idle(facts, why);
        var objectives = facts.Objectives.Select(o => ObjectiveJudge.Judge(facts, o)).ToList();
        var silent = facts.Objectives.Zip(objectives).Select(o => NoDataJudge.Judge(facts, o.First, o.Second.Status));
        var findings = ByStrength([AvailabilityJudge.Judge(facts), .. silent, .. objectives.SelectMany(o => o.Findings)]);
        var finding = findings.FirstOrDefault();
        var episode = EpisodeJudge.Judge(facts, finding);
        var status = facts.Status with
        {
            ObservedGeneration = facts.Policy.Metadata.Generation,
            Objectives = [.. objectives.Select(o => o.Status)],
            Release = ReleasePhaseJudge.Judge(facts, finding, o => WindowFill.IsHealthy(facts, o, null)),
            Episode = episode,
            Requests = RequestJudge.Judge(facts, episode, findings),
            Rollback = RollbackJudge.Judge(facts),
        };
        return PolicyState.Over(facts, SloPolicySummary.Of(facts, status, finding));
    }

    /// <summary>
    /// Nothing can be judged: say why in every condition that a verdict would have set, keep the episode, ask for nothing.
    /// </summary>
    private static SloPolicyStatus Idle(PolicyFacts facts, NotJudged why)
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
        return PolicyState.Over(
            facts,
            status with
            {
                Message = why.Message,
                Conditions = PolicyConditions.Finish(
                    status.Conditions,
                    [
                        why.Ready,
                        why.Unmeasured(WellKnown.DataAvailable),
                        SpecSupportedCondition.Of(UnsupportedPolicyFields.Of(facts.Policy.Spec)),
                        why.Unjudged(WellKnown.Breached),
                        why.Unmeasured(WellKnown.BudgetExhausted),
                    ],
                    facts,
                    facts.Policy
                ),
            }
        );
    }

    private static List<Finding> ByStrength(IEnumerable<Finding?> findings) =>
        [.. findings.OfType<Finding>().OrderBy(f => EpisodeJudge.Rank(f.Source))];
}
