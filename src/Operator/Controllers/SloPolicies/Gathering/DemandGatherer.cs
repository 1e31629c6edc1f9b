using MlOps.Analysis.Counters;
using MlOps.Decisions.Evidence;
using MlOps.Decisions.SloPolicies.Data;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.Common;
using MlOps.Entities.SloPolicies.Status.Requests;
using MlOps.Operator.Signals.Indicators;

namespace MlOps.Operator.Controllers.SloPolicies.Gathering;

/// <summary>
/// Reads the demand on the whole model, all its revisions, once a release is proven bad: the rate that it served well before the promotion,
/// the rate when the errors began, and the rate now.
/// </summary>
internal static class DemandGatherer
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    /// <summary>Shorter than five minutes; otherwise a surge that began a minute before the errors would be diluted.</summary>
    private static readonly TimeSpan JustBefore = TimeSpan.FromMinutes(2);

    /// <summary>A model that has served for less than five minutes has no full window: its first part would look like low demand.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(10);

    /// <summary>A rate over less than two scrapes is meaningless.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(30);

    /// <summary>Fewest seconds between a revision's first and last sample that give a rate.</summary>
    private const double LeastSpan = 4;

    public static async Task<DemandStatus> GatherAsync(
        PolicyFacts facts,
        Finding finding,
        Reading<RawCounts>? release,
        IIndicatorReader reader,
        PolicyMemory memory,
        CancellationToken ct
    )
    {
        var promoted = facts.PromotedAt!.Value;
        var key = $"{finding.Objective}|{facts.Model!.Metadata.Uid}|{facts.Serving!.Hash}|{facts.Serving.PromotionSeq}";
        var before = await Task.WhenAll(
            memory.RateAsync($"{key}|day", () => reader.DemandAsync(FiveMinutes, Day, promoted, ct)),
            memory.RateAsync($"{key}|recent", () => reader.DemandAsync(Shortest, Recent, promoted, ct)),
            // The same hour last week, centred on this moment.
            memory.RateAsync(
                $"{key}|week|{facts.Now.ToUnixTimeSeconds() / 1800}",
                () => reader.DemandAsync(FiveMinutes, Hour, facts.Now - Week + (Hour / 2), ct)
            )
        );
        var since = Since(facts, finding);
        var onset = await RateAsync(reader, JustBefore, finding.Onset, ct);
        var now = await RateAsync(reader, since, facts.Now, ct);
        if (release?.Value is not { } raw)
            return DemandJudge.Judge(before.Max(r => r.Value?.PerSecond), onset, now);
        // Any window dilutes a surge of seconds; the revision's own samples show it once they span long enough to give a rate.
        var own = Own(facts, raw);
        return DemandJudge.Judge(
            before.Max(r => r.Value?.PerSecond),
            onset,
            own is null ? null : Math.Max(now ?? 0, own.Value.Total),
            own?.Good ?? 0
        );
    }

    /// <summary>
    /// From the onset of the errors, so that earlier traffic does not dilute a fresh surge, over the last five minutes at most.
    /// </summary>
    private static TimeSpan Since(PolicyFacts facts, Finding finding)
    {
        var since = TimeSpan.FromSeconds(Math.Ceiling((facts.Now - finding.Onset).TotalSeconds));
        return since < Shortest ? Shortest
            : since > FiveMinutes ? FiveMinutes
            : since;
    }

    /// <summary>Falls back to five minutes if scrapes are too far apart for the window.</summary>
    private static async Task<double?> RateAsync(IIndicatorReader reader, TimeSpan window, DateTimeOffset at, CancellationToken ct) =>
        (await reader.DemandAsync(window, null, at, ct)).Value?.PerSecond
        ?? (await reader.DemandAsync(FiveMinutes, null, at, ct)).Value?.PerSecond;

    /// <summary>
    /// Requests per second that the revision got, and those that succeeded, since its promotion, over the last five minutes at most.
    /// </summary>
    private static (double Total, double Good)? Own(PolicyFacts facts, RawCounts raw)
    {
        var promoted = UnixTime.Seconds(facts.PromotedAt!.Value);
        var start = Math.Max(raw.WarmUpEnd(promoted, null), raw.Now - FiveMinutes.TotalSeconds);
        var times = raw.Total.SelectMany(s => s.Samples).Select(s => s.Time).Where(t => t >= start).ToList();
        if (times.Count == 0 || times.Max() - times.Min() is var span && span < LeastSpan)
            return null;
        var counts = raw.Since(times.Min());
        return counts.Defect == CounterDefect.None ? (counts.Total / span, (counts.Total - counts.Bad) / span) : null;
    }
}
