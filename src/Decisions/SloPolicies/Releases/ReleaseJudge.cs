using MlOps.Analysis.Counters;
using MlOps.Analysis.Release;
using MlOps.Decisions.Evidence;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.SloPolicies.Objectives;
using MlOps.Entities.SloPolicies.Presets;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Decisions.SloPolicies.Releases;

/// <summary>
/// Is the serving revision worse than it may be, on its own requests since it got the traffic? The test may look after every
/// scrape; it ends when the revision is good or the attribution window is over.
/// </summary>
internal static class ReleaseJudge
{
    private const int LatencyWarmUp = 120;

    /// <summary>
    /// As long as samples before the promotion are read: pods that are younger were not scraped while they served before.
    /// </summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    public static Finding? Judge(PolicyFacts facts, ObjectiveFacts objective)
    {
        if (IsOver(facts) || Evaluate(facts, objective) is not { } test || test.Result.Outcome != ReleaseOutcome.Breached)
            return null;
        var (counts, result) = test;
        var onset = Moment(result.OnsetTime) ?? facts.PromotedAt ?? facts.Now;
        var share = result.Total > 0 ? result.Bad / result.Total : 0;
        var evidence = FormattableString.Invariant(
            $"release test: objective {objective.Name}: {result.Bad:0} of {result.Total:0} requests bad ({share:P1}) in {result.Scrapes} scrapes since the promotion, allowed {result.P0:P2}, E=10^{result.Log10E:0.0} of 10^{result.Needed:0.0}, bursts of {result.LongestBurst:0.#} excused"
        );
        return new Finding(EvidenceSource.ReleaseTest, objective.Name, Later(onset, facts.PromotedAt), share, counts.Total, evidence)
        {
            FailingSince = Moment(result.FailingFrom),
        };
    }

    /// <summary>After the attribution window only the burn tiers judge; what was proven before it stays under observation.</summary>
    private static bool IsOver(PolicyFacts facts) =>
        facts.Now > facts.InTrafficSince?.AddSeconds(facts.RollbackSpec.AttributionWindowSeconds) && !facts.Status.Episode.IsFailing;

    /// <summary>The counts since the warm-up and the test on them; null when there is no value to test.</summary>
    public static (EventCounts Counts, ReleaseTestResult Result)? Evaluate(PolicyFacts facts, ObjectiveFacts objective)
    {
        if (Counts(facts, objective) is not { Defect: CounterDefect.None } counts)
            return null;
        var options = ReleaseTestOptions.Default with
        {
            Objectives = Math.Max(1, facts.Objectives.Count(o => o.SeesRevisions)),
            SpanSeconds = facts.RollbackSpec.AttributionWindowSeconds,
        };
        return (counts, ReleaseTest.Evaluate(counts, objective.Target, objective.Baseline, options));
    }

    /// <summary>Why samples that are there cannot be counted; null when they can, or when there are none.</summary>
    public static string? Defect(PolicyFacts facts, ObjectiveFacts objective) =>
        Counts(facts, objective) is { } counts ? CounterDefectText.Of(counts.Defect) : null;

    private static EventCounts? Counts(PolicyFacts facts, ObjectiveFacts objective) =>
        facts.CountedFrom is { } from && objective.Release is { Kind: EvidenceKind.Value, Value: { } raw }
            ? raw.Since(Start(facts, objective, raw, from))
            : null;

    /// <summary>Pods of a revision that is new with its promotion have served no requests before; others may have.</summary>
    private static double Start(PolicyFacts facts, ObjectiveFacts objective, RawCounts raw, DateTimeOffset from)
    {
        if (from > facts.PromotedAt)
            return Math.Max(raw.SeenFrom(UnixTime.Seconds(from)), UnixTime.Seconds(WarmsUpUntil(facts, objective) ?? from));
        var start = raw.WarmUpEnd(UnixTime.Seconds(from), WarmUp(objective.Objective));
        return facts.PromotedAt - facts.Serving?.CreatedAt > Fresh ? raw.SeenFrom(start) : start;
    }

    /// <summary>When a warm-up of a given length ends; null where it has none.</summary>
    public static DateTimeOffset? WarmsUpUntil(PolicyFacts facts, ObjectiveFacts objective) =>
        WarmUp(objective.Objective) is { } seconds ? facts.PromotedAt?.AddSeconds(seconds) : null;

    /// <summary>
    /// Slow requests of a warm-up decay: of 30 % at first, with a time constant of 30 s, half a percent is left after two minutes, which no
    /// target of 99 % holds against the revision.
    /// </summary>
    public static int? WarmUp(Objective objective) =>
        objective.WarmUpSeconds ?? (objective.Sli is { Latency: not null } or { Preset.Kind: PresetKind.Latency } ? LatencyWarmUp : null);

    private static DateTimeOffset? Moment(double? seconds) =>
        seconds is { } at ? DateTimeOffset.FromUnixTimeMilliseconds((long)(at * 1000)) : null;

    /// <summary>The scrape that first holds bad events began before it was taken, but never before the promotion.</summary>
    private static DateTimeOffset Later(DateTimeOffset onset, DateTimeOffset? promoted) => promoted is { } p && onset < p ? p : onset;
}
