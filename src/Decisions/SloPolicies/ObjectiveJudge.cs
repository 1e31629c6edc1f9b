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
        var verdict =
            finding is not null ? Verdict.Breached
            : crossings.Exists(c => c.Facts.IsSeen || evidence == EvidenceKind.Value && c.Crossing.ConfirmedAt is null) ? Verdict.Warning
            : evidence == EvidenceKind.Value && crossings.Count == 0 && IsHealthy(facts, objective, before) ? Verdict.Healthy
            : Verdict.Unknown;
        var budget = BudgetJudge.Judge(facts, objective, before?.Budget);
        var next = new ObjectiveStatus
        {
            Name = objective.Name,
            Verdict = verdict,
            Source = finding?.Source ?? crossings.Select(c => (EvidenceSource?)c.Facts.Source).FirstOrDefault(),
            Evidence = evidence,
            NoDataSince = NoDataSince(facts, evidence, before),
            Since = facts.Now,
            Message = Message(
                finding,
                [.. crossings.Select(c => TierText.Waiting(c.Facts, c.Crossing, history))],
                why,
                () => ObjectiveText.Of(facts, objective, verdict, budget)
            ),
            Crossings = [.. crossings.Select(c => c.Crossing)],
            Indicator = Fingerprint.Of(objective.Objective),
            Clustering = ClusteringJudge.Next(facts, objective, before),
            History = history,
            Burn = TierBurns.Of(objective, before),
            Budget = budget,
        };
        return (Settle(before, next), findings);
    }

    /// <summary>
    /// Health is earned by events that were seen: by a window of a tier, or by the requests of a revision under test that are enough and
    /// not worse than allowed.
    /// </summary>
    private static bool IsHealthy(PolicyFacts facts, ObjectiveFacts objective, ObjectiveStatus? before) =>
        WindowFill.IsHealthy(facts, objective, before)
        || ReleaseJudge.Evaluate(facts, objective)?.Result is { } test
            && test.Total >= objective.Guard.MinShort
            && test.Bad <= test.P0 * test.Total;

    /// <summary>At rest nothing is written: figures move with every scrape, so they are kept as of the last change of verdict.</summary>
    private static ObjectiveStatus Settle(ObjectiveStatus? before, ObjectiveStatus next)
    {
        if (before is null || before.Verdict != next.Verdict)
            return next;
        var same =
            before.Source == next.Source
            && before.Evidence == next.Evidence
            && ObjectiveText.ClaimsTheSame(before.Message, next.Message)
            && (
                next.Evidence is not (EvidenceKind.NoData or EvidenceKind.Ambiguous)
                || MessageText.GivesTheSameCause(before.Message, next.Message)
            )
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
        if (ReleaseJudge.Evaluate(facts, objective) is { Result.Total: 0 } && !(ReleaseJudge.WarmsUpUntil(facts, objective) > facts.Now))
            return (EvidenceKind.Idle, ObjectiveText.Idle(facts.Now));
        if (objective.Release is not null)
            return (EvidenceKind.Value, "");
        if (objective.Tiers.Count == 0)
            return (EvidenceKind.NoData, "no burn tier can evaluate this target");
        var reading = WindowFill.Evidence(objective);
        return (reading.Kind, reading.Kind == EvidenceKind.Value ? "" : $"{reading.Message} for {reading.Query}");
    }

    /// <summary>Missing evidence is reported first: it explains why a breach or a crossing has no further effect.</summary>
    private static string Message(Finding? finding, IReadOnlyList<string> crossed, string why, Func<string> otherwise)
    {
        if (why.Length > 0)
            return finding is null ? why : $"{why}; {finding.Evidence}";
        if (finding is not null)
            return finding.Evidence;
        return crossed.Count > 0 ? string.Join("; ", crossed) : otherwise();
    }
}
