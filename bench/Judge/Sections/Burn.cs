using MlOps.Analysis.Burn.Tiers;
using MlOps.Analysis.Burn.Windows;
using MlOps.Analysis.Counters;
using MlOps.Bench.Report;
using MlOps.Bench.Simulation.Streams;
using MlOps.Bench.Simulation.Trials;

namespace MlOps.Bench.Judge.Sections;

/// <summary>
/// How often the burn tiers open an episode for a service that is within its budget, and how long they take where it is not.
/// </summary>
internal static class Burn
{
    private const double Interval = 15;
    private const int Days = 28;
    private const int Scrapes = (int)(Days * 86_400 / Interval);

    private static readonly TimeSpan SloWindow = TimeSpan.FromDays(Days);

    private static readonly Service[] Services =
    [
        new("independent, half the budget", 0.99, 3600, 0.5, Independent),
        new("the same", 0.99, 36_000, 0.5, Independent),
        new("independent, **exactly the budget**", 0.99, 3600, 1, Independent),
        new("the same", 0.99, 36_000, 1, Independent),
        new(
            "half the budget, retries: bursts of 10 within a scrape",
            0.999,
            400,
            0.5,
            (random, requests, rate) => Traffic.ScrapeRetries(random, requests, rate, 10, Scrapes, Interval)
        ),
        new(
            "half the budget, bursts of 10 consecutive requests",
            0.999,
            400,
            0.5,
            (random, requests, rate) => new Traffic(random, requests, rate, 10).Scrape(Scrapes, Interval)
        ),
        new(
            "half the budget, bursts of 30",
            0.999,
            3600,
            0.5,
            (random, requests, rate) => new Traffic(random, requests, rate, 30).Scrape(Scrapes, Interval)
        ),
        new("half the budget, **outages of 60 s**", 0.999, 3600, 0.5, Minutes),
        new("the same", 0.999, 36_000, 0.5, Minutes),
    ];

    public static string Run(JudgePlan plan) =>
        string.Join(
            "\n",
            $"All four tiers over 28 days, a look after each scrape of 15 s: crossings and pages (confirmed episodes), fast / medium / slow / trickle; hours that the episodes of trickle were open;\nhours in which medium recommended a rollback although nothing had failed for five minutes:\n",
            Months(plan),
            "Minutes from the first failure to the first page, after six hours without one; it begins anywhere within a minute (median, 95 % of runs):\n",
            Waits(plan)
        );

    private static Table Months(JudgePlan plan)
    {
        var table = new Table("errors", "target", "requests an hour", "crossings", "pages", "trickle open, h", "idle recommendation, h");
        foreach (var (service, index) in Services.Select((one, at) => (one, at)))
        {
            plan.Progress.WriteLine($"burn tiers: {service.Name}, {service.PerHour} an hour");
            var runs = new BurnRun[plan.Runs(20)][];
            Parallel.For(
                0,
                runs.Length,
                new ParallelOptions { MaxDegreeOfParallelism = plan.Cores },
                run =>
                {
                    ScrapeCount[] month =
                    [
                        .. service.Draw(Seeds.Of(28, index, run), service.PerHour / 3600, service.OfBudget * (1 - service.Target)),
                    ];
                    runs[run] = [.. DefaultTiers.All.Select(tier => BurnTrial.Watch(Rule(tier, service.Target), month, Interval))];
                }
            );
            table.Row(
                service.Name,
                Figures.Percent(service.Target, "0.##"),
                Figures.Number(service.PerHour),
                Each(runs, one => one.Crossings),
                Each(runs, one => one.Episodes),
                Figures.Number(runs.Average(run => run[3].OpenSeconds) / 3600, "0.0"),
                Figures.Number(runs.Average(run => run[1].IdleAdviceSeconds) / 3600, "0.0")
            );
        }

        return table;
    }

    private static Table Waits(JudgePlan plan)
    {
        var table = new Table("target", "requests an hour", "30 % fail: fast", "medium", "all fail: fast", "medium");
        foreach (var (target, perHour) in new[] { (0.999, 36_000.0), (0.999, 3600), (0.999, 400), (0.99, 3600), (0.95, 3600) })
        {
            plan.Progress.WriteLine($"burn tiers: time to page, t {target}, {perHour} an hour");
            table.Row([
                Figures.Percent(target, "0.##"),
                Figures.Number(perHour),
                .. new[] { 0.3, 1 }.SelectMany(rate =>
                    new[] { DefaultTiers.Fast, DefaultTiers.Medium }.Select(tier => Wait(plan, Rule(tier, target), perHour, rate))
                ),
            ]);
        }

        return table;
    }

    private static string Wait(JudgePlan plan, BurnRule rule, double perHour, double rate)
    {
        const int Good = (int)(6 * 3600 / Interval);
        const int Failing = (int)(7 * 3600 / Interval);
        var waits = new int?[plan.Runs(100)];
        Parallel.For(
            0,
            waits.Length,
            new ParallelOptions { MaxDegreeOfParallelism = plan.Cores },
            run =>
            {
                var random = Seeds.Of(29, (long)(rule.Target * 1000), (long)perHour, (long)(rate * 10), run);
                var onset = (Good * Interval) + (60 * random.NextDouble());
                var scrapes = Outages.Scrape(random, perHour / 3600, [(onset, double.PositiveInfinity)], rate, Good + Failing, Interval);
                waits[run] = (int?)(BurnTrial.Watch(rule, [.. scrapes], Interval).FirstPage - onset);
            }
        );
        return $"{Figures.Number(Quantiles.Of(waits, 0.5) / 60, "0.0")}, {Figures.Number(Quantiles.Of(waits, 0.95) / 60, "0.0")}";
    }

    private static BurnRule Rule(BurnTier tier, double target) => new(tier, SloWindow, target, BurnGuard.Events);

    private static string Each(BurnRun[][] runs, Func<BurnRun, int> count) =>
        string.Join(
            " / ",
            Enumerable.Range(0, DefaultTiers.All.Count).Select(tier => Figures.Number(runs.Average(run => count(run[tier])), "0.0"))
        );

    private static IEnumerable<ScrapeCount> Independent(Random random, double requests, double rate) =>
        Traffic.Independent(random, requests, rate).Scrape(Scrapes, Interval);

    private static IEnumerable<ScrapeCount> Minutes(Random random, double requests, double rate) =>
        Outages.Scrape(random, requests, Outages.AtRandom(random, 60, rate, Days * 86_400), 1, Scrapes, Interval);

    private sealed record Service(
        string Name,
        double Target,
        double PerHour,
        double OfBudget,
        Func<Random, double, double, IEnumerable<ScrapeCount>> Draw
    );
}
