using MlOps.Analysis.Release;
using MlOps.Decisions.SloPolicies.Burn;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Decisions.SloPolicies.Releases;
using MlOps.Decisions.Text;
using MlOps.Entities.Common.Status;
using MlOps.Entities.SloPolicies.Status.Budgets;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Decisions.SloPolicies;

/// <summary>Brings the judges of one objective together: the release test before the tiers, the fast tier before the slow ones.</summary>
internal static class ObjectiveJudge
{
    private const string WithinTarget = "within its target";
    private const string WarmingUp = "the revision is warming up until";
    private const string NothingCounted = "no requests of the revision were counted";
    private const string BudgetSpent = "no burn tier fires; the error budget is spent";

    public static (ObjectiveStatus Status, IReadOnlyList<Finding> Findings) Judge(PolicyFacts facts, ObjectiveFacts objective)
    {
        var before = facts.Status.Objectives.FirstOrDefault(o => o.Name == objective.Name);
        var history = HistoryJudge.Judge(facts, objective, before);
        var crossings = objective
            .Tiers.Select(t =>
                (
                    Facts: t,
                    Crossing: TierJudge.Judge(
                        facts,
                        objective,
                        t,
                        before?.Crossings.FirstOrDefault(c => c.Tier == t.Source),
                        HistoryJudge.MayOpen(history, t.Source)
                    )
                )
            )
            .Where(t => t.Crossing is not null)
            .Select(t => (t.Facts, Crossing: t.Crossing!))
            .ToList();
        // Each trigger makes its own request: a burning fast tier silences neither a slower one nor the release test.
        var tiers = crossings
            .Where(c => c.Crossing.ConfirmedAt is not null && c.Facts.IsSeen)
            .Select(c => TierJudge.Finding(facts, objective, c.Facts, c.Crossing));
        Finding[] findings = ReleaseJudge.Judge(facts, objective) is { } release ? [release, .. tiers] : [.. tiers];
        var finding = findings.FirstOrDefault();
        var (evidence, why) = Evidence(facts, objective);
        var budget = BudgetJudge.Judge(facts, objective, before?.Budget);
        var next = new ObjectiveStatus
        {
            Name = objective.Name,
            Verdict =
                finding is not null ? Verdict.Breached
                : crossings.Exists(c => c.Facts.IsSeen || evidence == EvidenceKind.Value) ? Verdict.Warning
                : evidence == EvidenceKind.Value ? Verdict.Healthy
                : Verdict.Unknown,
            Source = finding?.Source ?? crossings.Select(c => (EvidenceSource?)c.Facts.Source).FirstOrDefault(),
            Evidence = evidence,
            NoDataSince = NoDataSince(facts, evidence, before),
            Since = facts.Now,
            Message = Message(facts, objective, finding, [.. crossings.Select(c => TierText.Waiting(c.Facts, history))], why, budget),
            Crossings = [.. crossings.Select(c => c.Crossing)],
            Indicator = Fingerprint.Of(objective.Objective),
            Clustering = ClusteringJudge.Next(facts, objective, before),
            History = history,
            Burn = TierBurns.Of(objective, before),
            Budget = budget,
        };
        return (Settle(before, next), findings);
    }

    /// <summary>Status is written on changes only, so a count carries its time; otherwise it would read as broken telemetry.</summary>
    private static string Testing(ReleaseTestResult result, DateTimeOffset now, DateTimeOffset? warm) =>
        result.Total == 0
            ? warm > now
                ? FormattableString.Invariant($"{WarmingUp} {TimeText.Of(warm)}; its requests are not evaluated before then")
                : FormattableString.Invariant($"{NothingCounted} until {TimeText.Of(now)}")
            : FormattableString.Invariant(
                $"{result.Bad:0} of {result.Total:0} requests bad as of {TimeText.Of(now)}, allowed {result.P0:P2}"
            );

    private static bool Overspent(BudgetStatus? budget) => budget?.RemainingPercent < 0;

    /// <summary>At rest nothing is written: figures move with every scrape, so they are kept as of the last change of verdict.</summary>
    private static ObjectiveStatus Settle(ObjectiveStatus? before, ObjectiveStatus next)
    {
        if (before is null || before.Verdict != next.Verdict)
            return next;
        var same =
            before.Source == next.Source
            && before.Evidence == next.Evidence
            && !Contradicts(before.Message, next)
            && TierText.ClaimsTheSame(before.Message, next.Message);
        return same
            ? before with
            {
                Crossings = next.Crossings,
                Indicator = next.Indicator,
                Clustering = next.Clustering,
                Burn = next.Burn,
                History = next.History,
                Budget = next.Budget,
                NoDataSince = next.NoDataSince,
            }
            : next with
            {
                Since = before.Since,
            };
    }

    /// <summary>Figures may be older, claims may not: a budget can be spent, or recover, without a change of verdict.</summary>
    private static bool Contradicts(string? before, ObjectiveStatus next) =>
        before switch
        {
            WithinTarget => Overspent(next.Budget) || next.Message == BudgetSpent,
            BudgetSpent => !Overspent(next.Budget),
            not null when before.StartsWith(WarmingUp, StringComparison.Ordinal) => next.Message?.StartsWith(
                WarmingUp,
                StringComparison.Ordinal
            ) != true,
            not null when before.StartsWith(NothingCounted, StringComparison.Ordinal) => next.Message?.StartsWith(
                NothingCounted,
                StringComparison.Ordinal
            ) != true,
            _ => next.Message is WithinTarget or BudgetSpent && before != next.Message && next.Verdict == Verdict.Healthy,
        };

    /// <summary>Idleness shows in series that exist, so silence after it starts a new count, and vice versa.</summary>
    private static DateTimeOffset? NoDataSince(PolicyFacts facts, EvidenceKind evidence, ObjectiveStatus? before) =>
        evidence == EvidenceKind.Value ? null
        : before is { NoDataSince: { } since } && (before.Evidence == EvidenceKind.Idle) == (evidence == EvidenceKind.Idle) ? since
        : facts.Now;

    /// <summary>
    /// A revision under test must be seen itself; otherwise the service's shortest window decides whether there is evidence.
    /// </summary>
    public static (EvidenceKind Kind, string Why) Evidence(PolicyFacts facts, ObjectiveFacts objective)
    {
        if (objective.Release is { Kind: not EvidenceKind.Value } release)
            return (release.Kind, $"{release.Message} for {release.Query}");
        if (ReleaseJudge.Defect(facts, objective) is { } defect)
            return (EvidenceKind.QueryError, $"{defect}, for {objective.Release!.Query}");
        if (objective.Release is not null)
            return (EvidenceKind.Value, "");
        if (objective.Tiers is not [var tier, ..])
            return (EvidenceKind.NoData, "no burn tier can evaluate this target");
        return (tier.Short.Kind, tier.Short.Kind == EvidenceKind.Value ? "" : $"{tier.Short.Message} for {tier.Short.Query}");
    }

    /// <summary>Missing evidence is reported first: it explains why a breach or a crossing has no further effect.</summary>
    private static string Message(
        PolicyFacts facts,
        ObjectiveFacts objective,
        Finding? finding,
        IReadOnlyList<string> crossed,
        string why,
        BudgetStatus? budget
    )
    {
        if (why.Length > 0)
            return finding is null ? why : $"{why}; {finding.Evidence}";
        if (finding is not null)
            return finding.Evidence;
        if (crossed.Count > 0)
            return string.Join("; ", crossed);
        return ReleaseJudge.Evaluate(facts, objective) is { } test
                ? Testing(test.Result, facts.Now, ReleaseJudge.WarmsUpUntil(facts, objective))
            : Overspent(budget) ? BudgetSpent
            : WithinTarget;
    }
}
