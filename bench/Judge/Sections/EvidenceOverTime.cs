using MlOps.Analysis.Counters;
using MlOps.Analysis.Release;
using MlOps.Analysis.Statistics;
using MlOps.Bench.Report.Pictures;
using MlOps.Bench.Simulation.Trials;

namespace MlOps.Bench.Judge.Sections;

/// <summary>What the evidence of single releases does from scrape to scrape.</summary>
internal static class EvidenceOverTime
{
    private const int Scrapes = 40;

    public static string Draw() =>
        new LineChart(
            "Evidence of single releases, scrape by scrape",
            "minutes since promotion (20 requests/s, scrapes every 15 s, t = 99 %)",
            "log₁₀ E",
            [
                ("30 % errors", Of(0.3, 1, 0, 6)),
                ("10 % errors", Of(0.1, 1, 0, 10)),
                ("30 % errors from minute 5 on", Of(0.3, 1, 20, 9)),
                ("exactly allowed, 2 %, bursts of 10", Of(0.02, 10, 0, Scrapes)),
                ("half the budget, independent", Of(0.005, 1, 0, Scrapes)),
            ],
            ("proven", 3),
            2,
            (-6, 10, 2)
        ).ToSvg();

    private static IReadOnlyList<(double X, double Y)> Of(double rate, double meanBurst, int good, int scrapes)
    {
        var release = SimulatedRelease.Draw(
            new Setting(0.99, 20, 15, rate, meanBurst, meanBurst > 1 ? PredecessorHistory.SameBursts : PredecessorHistory.Independent),
            1,
            scrapes,
            good
        );
        var before = new ReleaseBaseline(
            release.Before.Sum(one => one.Bad),
            release.Before.Sum(one => one.Total),
            Dispersion.Phi(release.Before)
        );
        return
        [
            (0, 0),
            .. Enumerable
                .Range(1, release.After.Count)
                .Select(seen =>
                    (seen / 4.0, ReleaseTest.Evaluate(new EventCounts([.. release.After.Take(seen)], 15), 0.99, before).Log10E)
                ),
        ];
    }
}
