using MlOps.Bench.Report;
using MlOps.Bench.Simulation.Rules;
using MlOps.Bench.Simulation.Trials;

namespace MlOps.Bench.Judge.Sections;

/// <summary>Slow requests right after the promotion, that decay.</summary>
internal static class WarmUps
{
    private const int Runs = 100;

    /// <summary>What the operator leaves out of a latency objective; the first scrape is left out in any case.</summary>
    private const double Default = 120;

    private static readonly (double Share, double Seconds)[] Courses = [(0.3, 10), (0.1, 30), (0.3, 30), (0.1, 60), (0.3, 60)];

    public static string Run(JudgePlan plan)
    {
        var table = new Table([
            "traffic",
            "scrapes every",
            "left out",
            .. Courses.Select(one => $"{Figures.Percent(one.Share)}, τ {one.Seconds} s"),
        ]);
        foreach (var (requests, interval) in new[] { (20.0, 5.0), (200, 5), (20, 15) })
        {
            foreach (var left in new[] { 0, Default })
            {
                var cells = Courses.Select(course =>
                    plan.Watch(
                            new Setting(0.99, requests, interval, 0.005, 1, PredecessorHistory.Independent)
                            {
                                Course = RateCourse.WarmUp(course.Share, course.Seconds, left),
                            },
                            RuleKinds.Ours,
                            plan.Runs(Runs),
                            (int)(900 / interval)
                        )
                        .Count(one => one is not null) / (double)plan.Runs(Runs)
                );
                table.Row([
                    $"{requests}/s",
                    $"{interval} s",
                    left > 0 ? $"{left} s (latency)" : "nothing",
                    .. cells.Select(share => Figures.Percent(share)),
                ]);
            }
        }

        return "Releases that are called bad for a warm-up: a share of slow requests that decays with the time constant τ, on top of half the budget, t = 99 %:\n\n"
            + table;
    }
}
