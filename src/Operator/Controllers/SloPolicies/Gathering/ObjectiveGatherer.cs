using MlOps.Analysis.Burn.Confirmation;
using MlOps.Analysis.Burn.Tiers;
using MlOps.Analysis.Burn.Windows;
using MlOps.Analysis.Counters;
using MlOps.Analysis.Release;
using MlOps.Analysis.Statistics;
using MlOps.Decisions.Evidence;
using MlOps.Decisions.SloPolicies.Burn;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Decisions.SloPolicies.Releases;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Entities.SloPolicies.Objectives;
using MlOps.Entities.SloPolicies.Status.Budgets;
using MlOps.Entities.SloPolicies.Status.Episodes;
using MlOps.Operator.Signals.Indicators;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.Operator.Controllers.SloPolicies.Gathering;

/// <summary>Reads the counts for one objective: of the revision under test, of the last known good before it, and of the service.</summary>
internal sealed class ObjectiveGatherer(PolicyFacts facts, Objective objective, double target, IIndicatorReader reader, PolicyMemory memory)
{
    /// <summary>The last known good is measured over its last hour.</summary>
    private static readonly TimeSpan PastWindow = TimeSpan.FromHours(1);

    /// <summary>An hour that could not be counted is queried again, but not with every evaluation.</summary>
    private static readonly TimeSpan AskClusteringAgain = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan MinPeriod = TimeSpan.FromSeconds(15);

    private ObjectiveStatus? Before => facts.Status.Objectives.FirstOrDefault(o => o.Name == objective.Name);

    /// <summary>
    /// Everything is asked at once, within the limit of the source: a server that hangs costs one timeout, not one for each window.
    /// </summary>
    public async Task<ObjectiveFacts> GatherAsync(CancellationToken ct)
    {
        var (release, hour) = (ReleaseAsync(ct), GoodHourAsync(ct));
        var usable = TierReach.Usable(facts.Policy.Spec, target).ToList();
        var windows = usable
            .SelectMany(t => new[] { t.Short, t.Long })
            .Append(BudgetJudge.LastHour)
            .Distinct()
            .ToDictionary(w => w, w => w == BudgetJudge.LastHour ? ReadAsync(w, ct) : WindowAsync(w, ct));
        var budget = ReadAsync(TierReach.Window(facts.Policy.Spec), ct);
        var lastDay =
            objective.Sli.Gauge is not null && HistoryJudge.Known(objective, Before) != TargetHistory.Kept
                ? WindowAsync(HistoryJudge.Day, ct)
                : null;
        // Read once, whichever tiers have crossed, and not at all while none has.
        var newest = new Lazy<Task<Reading<WindowCounts>>>(() => WindowAsync(BurnNewest.Window, MinPeriod, ct));
        var tiers = await Task.WhenAll(
            usable.Select(async t => await TierAsync(t, await windows[t.Short], await windows[t.Long], newest, ct))
        );
        var (reading, baseline) = await release;
        return new ObjectiveFacts(
            objective,
            target,
            reading,
            baseline,
            tiers,
            reader.Guard,
            reader.SeesRevisions,
            await budget,
            await windows[BudgetJudge.LastHour]
        )
        {
            Day = lastDay is null ? null : await lastDay,
            GoodHour = await hour,
        };
    }

    private async Task<EventCounts?> GoodHourAsync(CancellationToken ct)
    {
        if (
            !reader.SeesRevisions
            || facts.Serving is not { State: RevisionState.Good } serving
            || facts.Now - facts.InTrafficSince < ClusteringJudge.Sample
            || !ClusteringJudge.IsDue(objective, Before, facts.Now)
            || !memory.MayAsk($"clustering|{objective.Name}", AskClusteringAgain, facts.Now)
        )
            return null;
        var reading = await reader.RawAsync(Match(serving.Hash), facts.Now - ClusteringJudge.Sample, facts.Now, ct);
        return reading.Value?.Since(Seconds(facts.Now - ClusteringJudge.Sample));
    }

    private async Task<(Reading<RawCounts>? Reading, ReleaseBaseline? Baseline)> ReleaseAsync(CancellationToken ct)
    {
        var serving = facts.Serving!;
        if (
            !reader.SeesRevisions
            || serving.State == RevisionState.Good
            || serving.PromotedAt is not { } promoted
            || facts.CountedFrom is not { } from
        )
            return (null, null);
        var reading = reader.RawAsync(Match(serving.Hash), from, facts.Now, ct);
        var (past, failure) = await PastAsync(serving, promoted, ct);
        var release = await reading;
        return (failure ?? release, WithWeek(past?.Baseline));
    }

    /// <summary>What the week shows of how errors cluster also counts if the last known good revision had no requests.</summary>
    private ReleaseBaseline? WithWeek(ReleaseBaseline? baseline) =>
        ClusteringJudge.Week(objective, Before, facts.Now) is { } week
            ? (baseline ?? new ReleaseBaseline(0, 0, 1)) with
            {
                Week = week,
            }
            : baseline;

    private async Task<TierFacts> TierAsync(
        BurnTier tier,
        Reading<WindowCounts> shortWindow,
        Reading<WindowCounts> longWindow,
        Lazy<Task<Reading<WindowCounts>>> newest,
        CancellationToken ct
    )
    {
        // What was remembered of the long window is from before the fire: it would hold the tier back for minutes.
        if (shortWindow.Value?.Ratio >= ThresholdRatio(tier))
            longWindow = await WindowAsync(tier.Long, MinPeriod, ct);
        var judge = Enum.Parse<EvidenceSource>(tier.Name, ignoreCase: true);
        var crossing = Before?.Crossings.FirstOrDefault(c => c.Tier == judge);
        if (crossing is null)
            return new TierFacts(judge, tier, shortWindow, longWindow, null);
        var age = facts.Now - crossing.At;
        var isPending = crossing.ConfirmedAt is null;
        var since = isPending && age > TimeSpan.Zero ? reader.WindowAsync(age, facts.Now, ct) : null;
        // Younger crossings are not confirmed whatever the minutes say.
        var minutes =
            isPending
            && age >= BurnConfirmation.MinAge
            && BurnMinutes.Needed(tier.Short) > 0
            && Own(tier, crossing) is var own
            && own > TimeSpan.Zero
                ? reader.MinutesAsync(own, ThresholdRatio(tier), facts.Now, ct)
                : null;
        var clean = newest.Value;
        return new TierFacts(judge, tier, shortWindow, longWindow, since is null ? null : await since)
        {
            Minutes = minutes is null ? null : await minutes,
            Newest = await clean,
        };
    }

    /// <summary>
    /// The part of the short window whose minutes count: after a rollback not those of the old revision, nor the one in which it ended.
    /// </summary>
    private TimeSpan Own(BurnTier tier, TierCrossing crossing)
    {
        var since = facts.Now - crossing.At - TimeSpan.FromMinutes(1);
        return facts.AnsweredAt == crossing.At && since < tier.Short ? since : tier.Short;
    }

    private double ThresholdRatio(BurnTier tier) => tier.Factor(TierReach.Window(facts.Policy.Spec)) * (1 - target);

    /// <summary>A window is queried ten times while it passes, at least every 5 min and at most every 15 s.</summary>
    private Task<Reading<WindowCounts>> WindowAsync(TimeSpan window, CancellationToken ct) =>
        WindowAsync(window, TimeSpan.FromSeconds(Math.Clamp(window.TotalSeconds / 10, MinPeriod.TotalSeconds, 300)), ct);

    /// <summary>Figures that people read during a failure must not be from before it began.</summary>
    private Task<Reading<WindowCounts>> ReadAsync(TimeSpan window, CancellationToken ct) =>
        facts.Status.Episode.IsFailing ? WindowAsync(window, MinPeriod, ct) : WindowAsync(window, ct);

    private Task<Reading<WindowCounts>> WindowAsync(TimeSpan window, TimeSpan period, CancellationToken ct) =>
        memory.WindowAsync(
            $"{objective.Name}|{facts.Model!.Metadata.Uid}|{window}",
            period,
            facts.Now,
            () => reader.WindowAsync(window, facts.Now, ct)
        );

    private async Task<(PastOfGood? Past, Reading<RawCounts>? Failure)> PastAsync(
        RevisionStatus serving,
        DateTimeOffset promoted,
        CancellationToken ct
    )
    {
        var good = facts
            .Model!.Status!.Revisions.Where(r => r.Hash != serving.Hash && r.GoodSince is not null && r.State != RevisionState.Quarantined)
            .OrderByDescending(r => r.PromotedAt ?? r.GoodSince)
            .FirstOrDefault();
        if (good is null)
            return (null, null);
        var key = $"{objective.Name}|{facts.Model.Metadata.Uid}|{serving.Hash}|{serving.PromotionSeq}|{good.Hash}";
        if (memory.Past(key) is { } known)
            return (known, null);
        var reading = await reader.RawAsync(Match(good.Hash), promoted - PastWindow, promoted, ct);
        var counts = reading.Value?.Since(Seconds(promoted - PastWindow)) ?? EventCounts.Empty;
        if (CounterDefectText.Of(counts.Defect) is { } trouble)
            reading = Reading<RawCounts>.None(EvidenceKind.QueryError, trouble, reading.Query);
        if (reading.Kind is EvidenceKind.QueryError or EvidenceKind.Ambiguous)
            return (null, reading with { Message = $"the last known good revision could not be measured: {reading.Message}" });
        var past = new PastOfGood(BaselineOf(counts));
        // What is missing now may only not have been scraped yet, or Prometheus has just lost it: ask again.
        if (reading.Kind == EvidenceKind.Value)
            memory.Remember(objective.Name, key, past);
        return (past, null);
    }

    private static double Seconds(DateTimeOffset? at) => at is { } time ? UnixTime.Seconds(time) : 0;

    private static ReleaseBaseline? BaselineOf(EventCounts counts) =>
        counts.Total > 0 ? new ReleaseBaseline(counts.Bad, counts.Total, Dispersion.Phi(counts.Scrapes)) : null;

    private Entities.Common.Selectors.LabelMatcher Match(string hash) =>
        RevisionMatch.Of(facts.Policy.Spec, facts.Policy.Spec.ModelRef.Name, hash);
}
