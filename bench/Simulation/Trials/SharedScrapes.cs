using MlOps.Analysis.Counters;
using MlOps.Bench.Simulation.Streams;

namespace MlOps.Bench.Simulation.Trials;

/// <summary>Scrapes of a revision while a dependency fails for stretches of time that begin and end anywhere within a scrape.</summary>
internal static class SharedScrapes
{
    /// <summary>What names the streams beside the stretches; nothing where every request fails.</summary>
    public static long[] Key(double share) => share < 1 ? [(long)(share * 1000)] : [];

    /// <param name="setting">The service.</param>
    /// <param name="random">The seeded source.</param>
    /// <param name="healthy">What it serves while the dependency answers.</param>
    /// <param name="scrapes">How many.</param>
    /// <param name="share">Share of the requests that fail while the dependency does.</param>
    /// <param name="next">The next stretch after a moment, in seconds since the first scrape began; after 0 the first.</param>
    public static (IReadOnlyList<ScrapeCount> Scrapes, IReadOnlyList<(double From, double To)> Outages) Draw(
        Setting setting,
        Random random,
        Traffic healthy,
        int scrapes,
        double share,
        Func<double, (double From, double To)> next
    )
    {
        var (all, outages) = (new List<ScrapeCount>(), new List<(double, double)>());
        var (from, to) = next(0);
        for (var i = 0; i < scrapes; i++)
        {
            var (start, end, down) = (i * setting.Interval, (i + 1) * setting.Interval, 0.0);
            while (from < end)
            {
                down += Math.Min(end, to) - Math.Max(start, from);
                if (to > end)
                    break;
                outages.Add((from, to));
                (from, to) = next(to);
            }

            var up = healthy.Next(setting.Interval - down, end);
            var asked = new Traffic(random, setting.RequestsPerSecond, 1, double.PositiveInfinity).Next(down, end).Total;
            var lost = share < 1 ? BinomialDraw.Of(random, (int)asked, share) : asked;
            all.Add(new ScrapeCount(end, up.Bad + lost, up.Total + asked));
        }

        // One that goes on after the last scrape.
        if (from < scrapes * setting.Interval)
            outages.Add((from, to));
        return (all, outages);
    }
}
