using MlOps.Decisions.SloPolicies.Burn;
using MlOps.Decisions.SloPolicies.Data;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Decisions.Text;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Status.Budgets;

namespace MlOps.Decisions.SloPolicies;

/// <summary>The summary of a policy's status: worst verdict and conditions, in one place.</summary>
internal static class PolicyReport
{
    public static SloPolicyStatus Summarise(PolicyFacts facts, SloPolicyStatus status, Finding? finding)
    {
        var worst = status.Objectives.OrderByDescending(o => Severity(o.Verdict)).FirstOrDefault();
        var verdict = finding is not null ? Verdict.Breached : worst?.Verdict ?? Verdict.Unknown;
        var speaker = finding?.Source ?? worst?.Source;
        var message = finding?.Evidence ?? worst?.Message;
        var before = facts.Status;
        // A finding's figures move with every scrape; the objectives' messages are already settled.
        var same = finding is not null && before.Verdict == verdict && before.Source == speaker && before.Message is not null;
        status = status with
        {
            Verdict = verdict,
            Source = speaker,
            Since = before.Verdict == verdict ? before.Since ?? facts.Now : facts.Now,
            Message =
                same
                && status.Requests.Count == 0
                && Lacking(before.Objectives) == Lacking(status.Objectives)
                && TierText.ClaimsTheSame(before.Message, message)
                    ? before.Message
                    : message,
        };
        return Conditions(facts, BudgetSummary.Over(status));
    }

    private static SloPolicyStatus Conditions(PolicyFacts facts, SloPolicyStatus status) =>
        PolicyCondition.Finish(
            facts,
            status,
            [
                new(
                    WellKnown.Ready,
                    true,
                    "Judging",
                    $"Evaluating {Plural.Of(status.Objectives.Count, "objective")} every {facts.Policy.Spec.EvaluationIntervalSeconds} s in mode {facts.Policy.Spec.Mode}{Dropped(facts)}"
                ),
                DataJudge.Report(facts, status),
                UnsupportedFields.Condition(facts.Policy.Spec),
                new(
                    WellKnown.Breached,
                    status.Verdict switch
                    {
                        Verdict.Breached => true,
                        Verdict.Unknown => null,
                        _ => false,
                    },
                    status.Source?.ToString() ?? status.Verdict.ToString(),
                    status.Message ?? ""
                ),
            ]
        );

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
