using MlOps.Analysis.Counters;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers.Policies.Judging;
using MlOps.Operator.Signals;

namespace MlOps.Operator.Controllers.Policies.Gathering;

/// <summary>
/// Reads the demand of the whole model, all its revisions, once a release is proven bad: what it served well before the promotion, what came
/// when the errors began, and what comes now.
/// </summary>
internal static class DemandGatherer
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    /// <summary>Shorter than five minutes, else a surge that began a minute before the errors would be diluted.</summary>
    private static readonly TimeSpan JustBefore = TimeSpan.FromMinutes(2);

    /// <summary>A model that has served for minutes only has no full five of them: their first part would look like a small demand.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(10);

    /// <summary>Shorter than two scrapes a rate says nothing.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(30);

    /// <summary>Seconds between a revision's first and last sample below which they give no rate.</summary>
    private const double LeastSpan = 4;

    public static async Task<DemandStatus> GatherAsync(PolicyFacts facts, Finding finding, Reading<RawCounts>? release, IIndicatorReader reader, PolicyMemory memory, CancellationToken ct)
    {
        var promoted = facts.PromotedAt!.Value;
        var key = $"{finding.Objective}|{facts.Model!.Metadata.Uid}|{facts.Serving!.Hash}|{facts.Serving.PromotionSeq}";
        var before = await Task.WhenAll(
            memory.RateAsync($"{key}|day", () => reader.DemandAsync(FiveMinutes, Day, promoted, ct)),
            memory.RateAsync($"{key}|recent", () => reader.DemandAsync(Shortest, Recent, promoted, ct)),
            // The same hour last week: half of it before this moment, half after.
            memory.RateAsync($"{key}|week|{facts.Now.ToUnixTimeSeconds() / 1800}", () => reader.DemandAsync(FiveMinutes, Hour, facts.Now - Week + (Hour / 2), ct)));
        var since = Since(facts, finding);
        var onset = await RateAsync(reader, JustBefore, finding.Onset, ct);
        var now = await RateAsync(reader, since, facts.Now, ct);
        if (release?.Value is not { } raw)
            return DemandJudge.Judge(before.Max(r => r.Value?.PerSecond), onset, now);
        // A surge of seconds is diluted in any window: the revision's own samples show it, once they span long enough to give a rate.
        var own = Own(facts, raw);
        return DemandJudge.Judge(before.Max(r => r.Value?.PerSecond), onset, own is null ? null : Math.Max(now ?? 0, own.Value.Total), own?.Good ?? 0);
    }

    /// <summary>From the errors' onset on, so that a fresh surge is not diluted by what was before, and forgetful: of the last five minutes at most.</summary>
    private static TimeSpan Since(PolicyFacts facts, Finding finding)
    {
        var since = TimeSpan.FromSeconds(Math.Ceiling((facts.Now - finding.Onset).TotalSeconds));
        return since < Shortest ? Shortest : since > FiveMinutes ? FiveMinutes : since;
    }

    /// <summary>Where scrapes are too far apart for the window, over five minutes.</summary>
    private static async Task<double?> RateAsync(IIndicatorReader reader, TimeSpan window, DateTimeOffset at, CancellationToken ct) =>
        (await reader.DemandAsync(window, null, at, ct)).Value?.PerSecond ?? (await reader.DemandAsync(FiveMinutes, null, at, ct)).Value?.PerSecond;

    /// <summary>Requests per second that the revision got, and those that succeeded, since its promotion and of the last five minutes at most.</summary>
    private static (double Total, double Good)? Own(PolicyFacts facts, RawCounts raw)
    {
        var promoted = facts.PromotedAt!.Value.ToUnixTimeMilliseconds() / 1000.0;
        var start = Math.Max(raw.WarmUpEnd(promoted), raw.Now - FiveMinutes.TotalSeconds);
        var times = raw.Total.SelectMany(s => s.Samples).Select(s => s.Time).Where(t => t >= start).ToList();
        if (times.Count == 0 || times.Max() - times.Min() is var span && span < LeastSpan)
            return null;
        var counts = raw.Since(times.Min());
        return counts.Defect == CounterDefect.None ? (counts.Total / span, (counts.Total - counts.Bad) / span) : null;
    }
}
