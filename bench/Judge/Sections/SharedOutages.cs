using MlOps.Bench.Probing;
using MlOps.Bench.Report;
using MlOps.Bench.Simulation.Trials;

namespace MlOps.Bench.Judge.Sections;

/// <summary>Outages that both revisions share, while the operator watches as it really does: without probes and with them.</summary>
internal static class SharedOutages
{
    private const int Releases = 100;

    private static readonly double[] Traffic = [1, 5, 20, 200];

    /// <summary>Scrapes, and how often the policy evaluates: 15 s is its default.</summary>
    private static readonly (double Interval, int Every)[] Cadences = [(5, 5), (5, 15), (15, 15)];

    private static readonly (double PerHour, double Seconds, double Share)[] Known = [(0.5, 20, 1), (0.5, 60, 1), (1, 30, 1), (1, 60, 0.3)];

    private static readonly (double Seconds, double Share)[] First = [(20, 1), (30, 1), (45, 1), (60, 1), (120, 1), (60, 0.3)];

    private static readonly double[] Rates = [0.04, 0.1, 0.3];

    private static readonly double[] FirstTraffic = [5, 20, 200];

    public static string Run(JudgePlan plan) =>
        "The same with the operator's schedule, its judgement, planner and probes themselves, evaluated so often; rolled back without probes / with them. Where a share fails, so many of the probes do:\n\n"
        + Weeks(plan)
        + $"\nThe first outage of the week, of exactly so long, after ten good minutes; rolled back without probes / with them, and in brackets how often the dependency still failed when the probes were first asked:\n\n"
        + Firsts(plan)
        + "\nThe price: a release that fails on its own where no probe looks, so that both revisions answer; seconds from the first failure until it is rolled back without probes / with them (median, 95 % of runs), 20/s, after ten good minutes:\n\n"
        + Hidden(plan);

    private static Table Weeks(JudgePlan plan)
    {
        var table = new Table(["outages", "scrapes every", "evaluated every", .. Traffic.Select(one => $"{one}/s"), "all"]);
        foreach (var (perHour, seconds, share) in Known)
        {
            foreach (var (interval, every) in Cadences.Where(one => one.Interval == one.Every))
            {
                var found = Traffic
                    .Select(requests =>
                        Watch(plan, requests, interval, every, RateCourse.SharedOutages(perHour, seconds, share), Releases, 7200, 0)
                    )
                    .ToList();
                table.Row([
                    $"{Figures.Number(perHour)} an hour of {Figures.Number(seconds)} s{Partly(share)}",
                    $"{interval} s",
                    $"{every} s",
                    .. found.Select(Shares),
                    Shares([.. found.SelectMany(one => one)]),
                ]);
            }
        }

        return table;
    }

    private static Table Firsts(JudgePlan plan)
    {
        var table = new Table(["outage", "scrapes every", "evaluated every", .. FirstTraffic.Select(one => $"{one}/s")]);
        foreach (var (seconds, share) in First)
        {
            foreach (var (interval, every) in Cadences)
            {
                var found = FirstTraffic.Select(requests =>
                    Watch(plan, requests, interval, every, RateCourse.FirstOutage(seconds, share), Releases, seconds + 300, 600)
                );
                table.Row([
                    $"{Figures.Number(seconds)} s{Partly(share)}",
                    $"{interval} s",
                    $"{every} s",
                    .. found.Select(one => $"{Shares(one)} ({Asked(one)})"),
                ]);
            }
        }

        return table;
    }

    private static Table Hidden(JudgePlan plan)
    {
        var table = new Table(["scrapes every", "evaluated every", .. Rates.Select(rate => $"{Figures.Percent(rate)} errors")]);
        foreach (var (interval, every) in Cadences)
        {
            var cells = Rates.Select(rate =>
            {
                var setting = new Setting(0.99, 20, interval, rate, 1, PredecessorHistory.Independent) { Course = RateCourse.FromWithin };
                var found = ProbedTrial.Run(setting, every, plan.Runs(Releases), (int)(1200 / interval), (int)(600 / interval), plan.Cores);
                return $"{Waits(found, one => one.ProvenAt)} / {Waits(found, one => one.RolledBackAt)}";
            });
            table.Row([$"{interval} s", $"{every} s", .. cells]);
        }

        return table;
    }

    /// <summary>From the scrape in which it turned bad.</summary>
    private static string Waits(IReadOnlyList<ProbedOutcome> found, Func<ProbedOutcome, double?> at)
    {
        var (median, most) = Figures.Wait([.. found.Select(one => at(one) is { } seconds ? (int?)Math.Round(seconds - 600) : null)]);
        return $"{median}, {most}";
    }

    private static IReadOnlyList<ProbedOutcome> Watch(
        JudgePlan plan,
        double requests,
        double interval,
        int every,
        RateCourse course,
        int releases,
        double seconds,
        double goodSeconds
    )
    {
        var setting = new Setting(0.99, requests, interval, 0.005, 1, PredecessorHistory.Independent) { Course = course };
        plan.Progress.WriteLine(
            FormattableString.Invariant($"probed: {requests}/s every {interval} s, evaluated every {every} s, {course}")
        );
        return ProbedTrial.Run(setting, every, plan.Runs(releases), (int)(seconds / interval), (int)(goodSeconds / interval), plan.Cores);
    }

    private static string Shares(IReadOnlyList<ProbedOutcome> found) =>
        $"{Figures.Percent(found.Count(one => one.ProvenAt is not null) / (double)found.Count)} / {Figures.Percent(found.Count(one => one.RolledBackAt is not null) / (double)found.Count)}";

    private static string Asked(IReadOnlyList<ProbedOutcome> found)
    {
        var asked = found.Where(one => one.AskedWhileDown is not null).ToList();
        return asked.Count == 0
            ? "never asked"
            : Figures.Percent(asked.Count(one => one.AskedWhileDown == true) / (double)asked.Count, "0");
    }

    private static string Partly(double share) => share < 1 ? $", {Figures.Percent(share)} of the requests" : "";
}
