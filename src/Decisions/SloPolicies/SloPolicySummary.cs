using MlOps.Decisions.Conditions;
using MlOps.Decisions.Policies;
using MlOps.Decisions.SloPolicies.Burn;
using MlOps.Decisions.SloPolicies.Data;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Decisions.Text;
using MlOps.Entities.Common.Status;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Status.Budgets;

namespace MlOps.Decisions.SloPolicies;

/// <summary>The summary of a policy's status: worst verdict and conditions, in one place.</summary>
internal static class SloPolicySummary
{
    public static SloPolicyStatus Of(PolicyFacts facts, SloPolicyStatus status, Finding? finding)
    {
        var worst = status.Objectives.OrderByDescending(o => Severity(o.Verdict)).FirstOrDefault();
        var verdict = finding is not null ? Verdict.Breached : worst?.Verdict ?? Verdict.Unknown;
        var source = finding?.Source ?? worst?.Source;
        var message = finding?.Evidence ?? worst?.Message;
        var before = facts.Status;
        // A finding's figures move with every scrape; the objectives' messages are already settled.
        var same = finding is not null && before.Verdict == verdict && before.Source == source && before.Message is not null;
        status = status with
        {
            Verdict = verdict,
            Source = source,
            Since = before.Verdict == verdict ? before.Since ?? facts.Now : facts.Now,
            Message =
                same
                && status.Requests.Count == 0
                && Lacking(before.Objectives) == Lacking(status.Objectives)
                && TierText.ClaimsTheSame(before.Message, message)
                    ? before.Message
                    : message,
        };
        return WithConditions(facts, BudgetSummary.Over(status));
    }

    private static SloPolicyStatus WithConditions(PolicyFacts facts, SloPolicyStatus status) =>
        status with
        {
            Conditions = PolicyConditions.Finish(
                status.Conditions,
                [
                    Judging(facts),
                    DataJudge.Condition(facts, status),
                    SpecSupportedCondition.Of(UnsupportedPolicyFields.Of(facts.Policy.Spec)),
                    PolicyConditions.Breached(status.Verdict, Reason(status), status.Message),
                    BudgetCondition.Of(facts, status),
                ],
                facts,
                facts.Policy
            ),
        };

    private static string Reason(SloPolicyStatus status) =>
        status.Source?.ToString()
        ?? (status.Verdict == Verdict.Unknown && PolicyState.LacksEvents(status) ? Reasons.TooFewEvents : status.Verdict.ToString());

    private static Condition Judging(PolicyFacts facts)
    {
        var judging = PolicyConditions.Judging(
            Plural.Of(facts.Objectives.Count, "objective"),
            TimeSpan.FromSeconds(facts.Policy.Spec.EvaluationIntervalSeconds),
            facts.Policy
        );
        return judging with { Message = judging.Message + Dropped(facts) };
    }

    private static string Dropped(PolicyFacts facts)
    {
        var notes = facts.Objectives.SelectMany(o => TierReach.Dropped(facts.Policy.Spec, o.Name, o.Target)).ToList();
        return notes.Count == 0 ? "" : ". Tiers dropped: " + string.Join("; ", notes);
    }

    private static string Lacking(IEnumerable<ObjectiveStatus> objectives) =>
        string.Join(", ", objectives.Where(o => o.Evidence != EvidenceKind.Value).Select(o => $"{o.Name} {o.Evidence}"));

    private static int Severity(Verdict verdict) =>
        verdict switch
        {
            Verdict.Breached => 3,
            Verdict.Warning => 2,
            Verdict.Unknown => 1,
            _ => 0,
        };
}
