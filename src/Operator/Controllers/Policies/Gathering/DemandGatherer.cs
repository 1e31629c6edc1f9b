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

    public static async Task<DemandStatus> GatherAsync(PolicyFacts facts, Finding finding, IIndicatorReader reader, PolicyMemory memory, CancellationToken ct)
    {
        var promoted = facts.PromotedAt!.Value;
        var key = $"{finding.Objective}|{facts.Model!.Metadata.Uid}|{facts.Serving!.Hash}|{facts.Serving.PromotionSeq}";
        var before = await Task.WhenAll(
            memory.RateAsync($"{key}|day", () => reader.DemandAsync(FiveMinutes, Day, promoted, ct)),
            memory.RateAsync($"{key}|recent", () => reader.DemandAsync(TimeSpan.FromMinutes(1), Recent, promoted, ct)),
            // The same hour last week: half of it before this moment, half after.
            memory.RateAsync($"{key}|week|{facts.Now.ToUnixTimeSeconds() / 1800}", () => reader.DemandAsync(FiveMinutes, Hour, facts.Now - Week + (Hour / 2), ct)));
        var around = await Task.WhenAll(reader.DemandAsync(JustBefore, null, finding.Onset, ct), reader.DemandAsync(FiveMinutes, null, finding.Onset, ct), reader.DemandAsync(FiveMinutes, null, facts.Now, ct));
        return DemandJudge.Judge(before.Max(r => r.Value?.PerSecond), around[0].Value?.PerSecond ?? around[1].Value?.PerSecond, around[2].Value?.PerSecond);
    }
}
