using MlOps.Analysis.Counters;

namespace MlOps.Bench.Simulation.Trials;

/// <summary>A dependency of both revisions fails again and again, as often in the predecessor's time and in the week before.</summary>
internal sealed record OutageCourse(double PerHour, double MeanSeconds, double Share) : RateCourse
{
    internal override long[] Key => [2, (long)(PerHour * 100), (long)(MeanSeconds * 10), .. SharedScrapes.Key(Share)];

    internal override double OutageShare => Share;

    internal override IReadOnlyList<ScrapeCount> OfPredecessor(Setting setting, Random random, IReadOnlyList<ScrapeCount> hour) =>
        hour.Count == 0 ? hour : Scrape(setting, random, hour.Count).Scrapes;

    internal override IReadOnlyList<ScrapeCount> OfRevision(Setting setting, Random random, int scrapes, int goodScrapes) =>
        WithOutages(setting, random, scrapes, goodScrapes).Scrapes;

    internal override (IReadOnlyList<ScrapeCount> Scrapes, IReadOnlyList<(double From, double To)> Outages) WithOutages(
        Setting setting,
        Random random,
        int scrapes,
        int goodScrapes
    ) => Scrape(setting, random, goodScrapes + scrapes);

    /// <summary>As many hours as the operator samples in a week.</summary>
    internal override IReadOnlyList<IReadOnlyList<ScrapeCount>> OfWeek(Setting setting, Random random) =>
        [.. Enumerable.Range(0, 42).Select(_ => Scrape(setting, random, setting.ScrapesPerHour).Scrapes)];

    private (IReadOnlyList<ScrapeCount> Scrapes, IReadOnlyList<(double From, double To)> Outages) Scrape(
        Setting setting,
        Random random,
        int scrapes
    ) =>
        SharedScrapes.Draw(
            setting,
            random,
            SimulatedRelease.Of(setting, random, Half(setting), 1),
            scrapes,
            Share,
            after => Next(random, after)
        );

    private (double From, double To) Next(Random random, double after)
    {
        var from = after - (Math.Log(1 - random.NextDouble()) * 3600 / PerHour);
        return (from, from - (Math.Log(1 - random.NextDouble()) * MeanSeconds));
    }
}
