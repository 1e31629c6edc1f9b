using MlOps.Bench.Report;
using MlOps.Bench.Simulation.Rules;
using MlOps.Bench.Simulation.Trials;

namespace MlOps.Bench.Judge.Sections;

/// <summary>How long a total outage takes to be proven, from anywhere within a scrape; and outages that both revisions share.</summary>
internal static class TotalOutages
{
    private const int Runs = 20;
    private const int SharedReleases = 100;

    private static readonly double[] Traffic = [1, 2, 5, 20, 200, 1000];
    private static readonly int[] GoodMinutes = [0, 10, 60];

    /// <summary>Scrapes after which a total outage is proven: 60 s at scrapes of 5 s, 150 s at 15 s.</summary>
    private static readonly (double Interval, int Goal)[] Intervals = [(5, 12), (15, 10)];

    private static readonly (double PerHour, double Seconds)[] Shared = [(0.5, 20), (0.5, 60), (1, 30)];

    public static string Run(JudgePlan plan) =>
        "A revision that serves well and then fails *every* request, from any moment within a scrape; seconds until that is proven (median, 95 % of runs), t = 99 %; next to it the same with 30 % errors. "
        + "The goal is 60 s at scrapes of 5 s and 150 s at 15 s:\n\n"
        + Total(plan)
        + "\nTotal outages of a dependency that both revisions share, as often in the predecessor's time: releases of two hours that are called bad, without probes:\n\n"
        + Both(plan);

    private static Table Total(JudgePlan plan)
    {
        var table = new Table(
            "predecessor",
            "traffic",
            "scrapes every",
            "after 0 min: all fail",
            "30 %",
            "after 10 min: all fail",
            "30 %",
            "after 60 min: all fail",
            "30 %",
            "goal"
        );
        foreach (
            var (predecessor, name) in new[]
            {
                (PredecessorHistory.Independent, "independent errors"),
                (PredecessorHistory.None, "none (first deployment)"),
            }
        )
        {
            foreach (var (interval, goal) in Intervals)
            {
                foreach (var requests in Traffic)
                {
                    var cells = new List<string>();
                    var met = true;
                    foreach (var good in GoodMinutes.Select(minutes => (int)(minutes * 60 / interval)))
                    {
                        var (outage, partial) = (
                            Wait(plan, predecessor, requests, interval, 1, good),
                            Wait(plan, predecessor, requests, interval, 0.3, good)
                        );
                        met &= Quantiles.Of(outage, 0.95) <= goal;
                        cells.AddRange([Text(outage, interval), Text(partial, interval)]);
                    }

                    table.Row([name, $"{requests}/s", $"{interval} s", .. cells, met ? "met" : "**not met**"]);
                }
            }
        }

        return table;
    }

    /// <summary>Scrapes since it turned bad, the one in which it did included.</summary>
    private static IReadOnlyList<int?> Wait(
        JudgePlan plan,
        PredecessorHistory predecessor,
        double requests,
        double interval,
        double rate,
        int good
    ) =>
        [
            .. plan.Watch(
                    new Setting(0.99, requests, interval, rate, 1, predecessor) { Course = RateCourse.FromWithin },
                    RuleKinds.Ours,
                    plan.Runs(Runs),
                    (int)(1800 / interval),
                    good
                )
                .Select(one => one - good),
        ];

    private static string Text(IReadOnlyList<int?> waits, double interval)
    {
        var (median, most) = Figures.Wait(waits, interval);
        return $"{median}, {most}";
    }

    private static Table Both(JudgePlan plan)
    {
        double[] traffic = [1, 5, 20, 200];
        var table = new Table(["outages", "scrapes every", .. traffic.Select(one => $"{one}/s")]);
        foreach (var (perHour, seconds) in Shared)
        {
            foreach (var (interval, _) in Intervals)
            {
                var shares = traffic.Select(requests =>
                    plan.Watch(
                            new Setting(0.99, requests, interval, 0.005, 1, PredecessorHistory.Independent)
                            {
                                Course = RateCourse.SharedOutages(perHour, seconds),
                            },
                            RuleKinds.Ours,
                            plan.Runs(SharedReleases),
                            (int)(7200 / interval)
                        )
                        .Count(one => one is not null) / (double)plan.Runs(SharedReleases)
                );
                table.Row([
                    $"{Figures.Number(perHour)} an hour of {Figures.Number(seconds)} s",
                    $"{interval} s",
                    .. shares.Select(share => Figures.Percent(share)),
                ]);
            }
        }

        return table;
    }
}
