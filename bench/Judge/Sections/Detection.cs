using MlOps.Bench.Report;
using MlOps.Bench.Simulation.Rules;
using MlOps.Bench.Simulation.Trials;

namespace MlOps.Bench.Judge.Sections;

/// <summary>How many scrapes our rule needs to prove a release bad.</summary>
internal static class Detection
{
    private const int Runs = 400;

    private static readonly double[] Failing = [0.3, 0.1, 0.04, 1];
    private static readonly double[] TurningBad = [0.3, 0.1, 1];

    public static string Run(JudgePlan plan) =>
        "Scrapes until our rule proves a release bad, t = 99 %, 20 requests per second; the goals are for independent errors and 95 % of runs:\n\n"
        + Goals(plan)
        + "\nOther services (predecessor with independent errors), scrapes:\n\n"
        + Others(plan)
        + "\nA revision that turns bad later, at any moment within a scrape (20/s, every 15 s, t = 99 %), scrapes from that one on:\n\n"
        + Late(plan);

    private static Table Goals(JudgePlan plan)
    {
        var table = new Table("predecessor", "scrapes every", "errors", "median", "95 % of runs", "of them", "goal");
        foreach (
            var (predecessor, name) in new[]
            {
                (PredecessorHistory.Independent, "independent errors"),
                (PredecessorHistory.Clean, "no failure in its hour"),
                (PredecessorHistory.None, "none (first deployment)"),
                (PredecessorHistory.SameBursts, "bursts of 10, and so the new one"),
            }
        )
        {
            foreach (var interval in new[] { 5.0, 15 })
            {
                foreach (var (rate, goal) in new[] { (0.3, 3), (0.1, 6) })
                {
                    var waits = plan.Watch(
                        new Setting(0.99, 20, interval, rate, predecessor == PredecessorHistory.SameBursts ? 10 : 1, predecessor),
                        RuleKinds.Ours,
                        plan.Runs(Runs),
                        240
                    );
                    var (median, most) = Figures.Wait(waits);
                    var verdict =
                        predecessor == PredecessorHistory.SameBursts ? "none"
                        : Quantiles.Of(waits, 0.95) <= goal ? $"{goal}: met"
                        : $"{goal}: **not met**";
                    table.Row(
                        name,
                        $"{interval} s",
                        Figures.Percent(rate),
                        median,
                        most,
                        $"{Figures.Percent(waits.Count(one => one <= goal) / (double)waits.Count, "0")} within {goal}",
                        verdict
                    );
                }
            }
        }

        return table;
    }

    private static Table Others(JudgePlan plan)
    {
        var table = new Table(
            "target",
            "traffic",
            "scrapes every",
            "30 % errors: median",
            "95 %",
            "10 %: median",
            "95 %",
            "4 %: median",
            "95 %",
            "all fail: median",
            "95 %"
        );
        foreach (
            var (target, requests, interval) in new[]
            {
                (0.99, 1.0, 5.0),
                (0.99, 1, 15),
                (0.99, 2, 5),
                (0.99, 2, 15),
                (0.99, 20, 15),
                (0.99, 200, 5),
                (0.99, 200, 15),
                (0.999, 20, 15),
                (0.999, 2, 15),
                (0.95, 20, 15),
                (0.95, 2, 15),
            }
        )
        {
            var cells = Failing
                .Where(rate => rate > 2 * (1 - target))
                .ToDictionary(
                    rate => rate,
                    rate =>
                        Figures.Wait(
                            plan.Watch(
                                new Setting(target, requests, interval, rate, 1, PredecessorHistory.Independent),
                                RuleKinds.Ours,
                                plan.Runs(Runs / 4),
                                240
                            )
                        )
                );
            table.Row([
                Figures.Percent(target),
                $"{requests}/s",
                $"{interval} s",
                .. Failing.SelectMany(rate =>
                    cells.TryGetValue(rate, out var wait) ? [wait.Median, wait.Most] : (string[])["allowed", "allowed"]
                ),
            ]);
        }

        return table;
    }

    private static Table Late(JudgePlan plan)
    {
        var table = new Table("good scrapes before", "30 % errors: median", "95 %", "10 %: median", "95 %", "all fail: median", "95 %");
        foreach (var good in new[] { 0, 4, 20, 40, 120, 240 })
        {
            table.Row([
                $"{good}",
                .. TurningBad.SelectMany(rate =>
                {
                    var waits = plan.Watch(
                        new Setting(0.99, 20, 15, rate, 1, PredecessorHistory.Independent) { Course = RateCourse.FromWithin },
                        RuleKinds.Ours,
                        plan.Runs(Runs / 4),
                        120,
                        good
                    );
                    var (median, most) = Figures.Wait([.. waits.Select(one => one - good)]);
                    return new[] { median, most };
                }),
            ]);
        }

        return table;
    }
}
