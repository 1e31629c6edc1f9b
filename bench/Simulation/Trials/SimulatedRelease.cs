using MlOps.Analysis.Counters;
using MlOps.Bench.Simulation.Streams;

namespace MlOps.Bench.Simulation.Trials;

/// <summary>One simulated release: what any rule may see of it.</summary>
/// <param name="Setting">Its kind.</param>
/// <param name="Before">The last known good revision's hour by scrape; empty on a first deployment.</param>
/// <param name="After">The new revision by scrape, since it got traffic.</param>
public sealed record SimulatedRelease(Setting Setting, IReadOnlyList<ScrapeCount> Before, IReadOnlyList<ScrapeCount> After)
{
    /// <summary>Further hours of good revisions in the week before; empty where only the predecessor's hour is known.</summary>
    public IReadOnlyList<IReadOnlyList<ScrapeCount>> Week { get; init; } = [];

    /// <summary>When a dependency of both revisions failed, in seconds since the new one got traffic.</summary>
    public IReadOnlyList<(double From, double To)> Outages { get; init; } = [];

    /// <summary>The <paramref name="run"/>th release of a kind; the same on every machine and for every rule.</summary>
    /// <param name="setting">The kind.</param>
    /// <param name="run">Counts releases from 0.</param>
    /// <param name="scrapes">How long it is watched.</param>
    /// <param name="goodScrapes">Scrapes at half the budget, before the setting's own rate begins.</param>
    public static SimulatedRelease Draw(Setting setting, long run, int scrapes, int goodScrapes = 0)
    {
        var random = Seeds.Of([.. setting.Key, goodScrapes, run]);
        var half = (1 - setting.Target) / 2;
        var before = setting.Predecessor switch
        {
            PredecessorHistory.None => null,
            PredecessorHistory.SameBursts => Of(setting, random, half, setting.MeanBurst),
            PredecessorHistory.Independent => Of(setting, random, half, 1),
            _ => Of(setting, random, 0, 1),
        };
        IReadOnlyList<ScrapeCount> hour = [.. before?.Scrape(setting.ScrapesPerHour, setting.Interval) ?? []];
        var (predecessor, (after, outages)) = (
            setting.Course.OfPredecessor(setting, random, hour),
            setting.Course.WithOutages(setting, random, scrapes, goodScrapes)
        );
        return new SimulatedRelease(setting, predecessor, after) { Outages = outages, Week = setting.Course.OfWeek(setting, random) };
    }

    internal static Traffic Of(Setting setting, Random random, double rate, double meanBurst) =>
        new(random, setting.RequestsPerSecond, rate, Math.Max(meanBurst, 1 / (1 - rate)));
}
