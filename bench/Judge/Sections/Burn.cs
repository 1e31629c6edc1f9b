using MlOps.Analysis.Burn;
using MlOps.Bench.Report;
using MlOps.Bench.Simulation.Streams;
using MlOps.Bench.Simulation.Trials;

namespace MlOps.Bench.Judge.Sections;

/// <summary>How often the fast burn tier opens an episode for a service that is within its budget.</summary>
internal static class Burn
{
    private const int Scrapes = 28 * 24 * 120;
    private const double Requests = 400 / 3600.0;
    private const double Rate = 0.0005;

    public static string Run(Plan plan)
    {
        var table = new Table("errors in bursts of 10", "breaches in 28 days without confirmation", "with it");
        foreach (var (name, atOnce) in new[] { ("that fall into one scrape (retries)", true), ("of consecutive requests (90 s here)", false) })
        {
            plan.Progress.WriteLine($"burn tiers: {name}");
            var runs = plan.Runs(40);
            var (unconfirmed, confirmed) = (new int[runs], new int[runs]);
            Parallel.For(0, runs, new ParallelOptions { MaxDegreeOfParallelism = plan.Cores }, run =>
            {
                var random = Seeds.Of(28, atOnce ? 1 : 0, run);
                var month = atOnce
                    ? Traffic.ScrapeRetries(random, Requests, Rate, 10, Scrapes, 30)
                    : new Traffic(random, Requests, Rate, 10).Scrape(Scrapes, 30);
                (unconfirmed[run], confirmed[run]) = BurnTrial.Episodes(DefaultTiers.Fast, TimeSpan.FromDays(28), 0.999, [.. month], 30);
            });
            table.Row(name, Figures.Number(unconfirmed.Average(), "0.0"), Figures.Number(confirmed.Average(), "0.0"));
        }

        return "The fast burn tier on a quiet service: 400 requests an hour at half its budget, t = 99.9 %, evaluated every 30 s:\n\n" + table;
    }
}
