using MlOps.Decisions.Conditions;
using MlOps.Decisions.SloPolicies.Burn;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Decisions.Text;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.ModelDeployments.Circuits;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Status.Budgets;

namespace MlOps.Decisions.SloPolicies.Data;

/// <summary>
/// Whether there is evidence to judge by, as condition DataAvailable. One scrape that fails is no news: it is False only after a timeout,
/// and until then what it was, or Unknown.
/// </summary>
internal static class DataJudge
{
    private static readonly TimeSpan MinTimeout = TimeSpan.FromMinutes(5);

    /// <summary>How long a total outage would have to stay over the threshold.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    /// <summary>What the release test waits before it counts.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    /// <summary>Seconds between scrapes if no series shows them.</summary>
    private const int UsualScrape = 15;

    /// <summary>
    /// f · (1 − target) · long window of the fastest tier, the time in which a total outage crosses it, + 2 min, as Pyrra waits
    /// before it calls a metric absent (pyrra-dev/pyrra, Objective.AbsentDuration); at least 5 min.
    /// </summary>
    public static TimeSpan Timeout(SloPolicySpec spec, double target)
    {
        if (spec.NoData?.TimeoutSeconds is { } seconds)
            return TimeSpan.FromSeconds(seconds);
        if (TierReach.Usable(spec, target).FirstOrDefault() is not { } tier)
            return MinTimeout;
        var outage = tier.Factor(TierReach.Window(spec)) * (1 - target) * tier.Long;
        return outage + Margin > MinTimeout ? outage + Margin : MinTimeout;
    }

    /// <summary>Silence beyond the timeout. Not idleness, and not while a circuit keeps the requests away.</summary>
    public static bool IsLost(PolicyFacts facts, ObjectiveFacts objective, ObjectiveStatus status) =>
        status.Evidence is not (EvidenceKind.Value or EvidenceKind.Idle)
        && facts.Model?.Status?.Circuit is null or { State: CircuitState.Closed }
        && facts.Now >= Deadline(facts, objective, status);

    public static Condition Condition(PolicyFacts facts, SloPolicyStatus status)
    {
        var lacking = facts.Objectives.Zip(status.Objectives).Where(o => o.Second.Evidence != EvidenceKind.Value).ToList();
        if (lacking.Count == 0)
            return new(WellKnown.DataAvailable, true, nameof(EvidenceKind.Value), Complete(status));
        var list = string.Join(", ", lacking.Select(o => $"{o.Second.Name} {o.Second.Evidence}"));
        var silent = lacking.Where(o => o.Second.Evidence != EvidenceKind.Idle).ToList();
        var over =
            silent.Count > 0
                ? silent.Where(o => IsLost(facts, o.First, o.Second)).ToList()
                : lacking.Where(o => facts.Now >= Deadline(facts, o.First, o.Second)).ToList();
        if (over is [var (_, lost), ..])
            return new(
                WellKnown.DataAvailable,
                false,
                Reason(facts, lost),
                $"No action without evidence: {list} since {TimeText.Of(lost.NoDataSince)}. {lost.Message}"
            );
        if (Before(status) is { Status: "False" } before && (silent.Count > 0 || before.Reason == nameof(EvidenceKind.Idle)))
            return new(WellKnown.DataAvailable, false, before.Reason, before.Message);
        var (first, waiting) = silent.Count > 0 ? silent[0] : lacking[0];
        return new(
            WellKnown.DataAvailable,
            null,
            Reason(facts, waiting),
            $"No action is taken until data return: {list}. {waiting.Message}. This condition becomes False at {TimeText.Of(Deadline(facts, first, waiting))}"
        );
    }

    /// <summary>Data are not evidence yet where they are too few.</summary>
    private static string Complete(SloPolicyStatus status)
    {
        var few = status.Objectives.Where(o => o.Verdict == Verdict.Unknown).Select(o => o.Name).ToList();
        return few.Count == 0
            ? "Every objective has evidence"
            : $"Every objective has data; too few events to judge {string.Join(", ", few)}";
    }

    private static StatusCondition? Before(SloPolicyStatus status) =>
        status.Conditions.FirstOrDefault(c => c.Type == WellKnown.DataAvailable);

    /// <summary>A revision cannot be seen before it was scraped and looked at twice.</summary>
    private static DateTimeOffset Deadline(PolicyFacts facts, ObjectiveFacts objective, ObjectiveStatus status)
    {
        var deadline = (status.NoDataSince ?? facts.Now) + Timeout(facts.Policy.Spec, objective.Target);
        var scraped =
            facts.PromotedAt + WarmUp + TimeSpan.FromSeconds(2 * Math.Max(UsualScrape, facts.Policy.Spec.EvaluationIntervalSeconds));
        return scraped > deadline ? scraped.Value : deadline;
    }

    private static string Reason(PolicyFacts facts, ObjectiveStatus status) =>
        status.Evidence is EvidenceKind.NoData or EvidenceKind.Stale && facts.Scraped == false ? Reasons.Lost : status.Evidence.ToString();
}
