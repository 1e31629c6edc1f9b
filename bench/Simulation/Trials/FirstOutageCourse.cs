using MlOps.Analysis.Counters;

namespace MlOps.Bench.Simulation.Trials;

/// <summary>A dependency of both revisions fails once, and nothing before it tells of that.</summary>
internal sealed record FirstOutageCourse(double Seconds, double Share) : RateCourse
{
    internal override long[] Key => [4, (long)(Seconds * 10), .. SharedScrapes.Key(Share)];

    internal override double OutageShare => Share;

    internal override IReadOnlyList<ScrapeCount> OfRevision(Setting setting, Random random, int scrapes, int goodScrapes) =>
        WithOutages(setting, random, scrapes, goodScrapes).Scrapes;

    internal override (IReadOnlyList<ScrapeCount> Scrapes, IReadOnlyList<(double From, double To)> Outages) WithOutages(
        Setting setting,
        Random random,
        int scrapes,
        int goodScrapes
    )
    {
        var from = (goodScrapes + random.NextDouble()) * setting.Interval;
        return SharedScrapes.Draw(
            setting,
            random,
            SimulatedRelease.Of(setting, random, Half(setting), 1),
            goodScrapes + scrapes,
            Share,
            after => after > 0 ? (double.PositiveInfinity, double.PositiveInfinity) : (from, from + Seconds)
        );
    }
}
