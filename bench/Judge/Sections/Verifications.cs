using MlOps.Analysis.Counters;
using MlOps.Analysis.Release.Verifying;
using MlOps.Bench.Report;
using MlOps.Bench.Simulation.Streams;

namespace MlOps.Bench.Judge.Sections;

/// <summary>What verification says of the revision that was rolled back to, looking after every scrape.</summary>
internal static class Verifications
{
    private const int Runs = 1000;
    private const int Scrapes = 60;
    private const double Before = 0.3;

    public static string Run(JudgePlan plan)
    {
        var table = new Table(
            "the target fails",
            "scrapes every",
            "1/s: Failed",
            "seconds",
            "20/s: Failed",
            "seconds",
            "200/s: Failed",
            "seconds"
        );
        foreach (
            var (name, rate, burst) in new[]
            {
                ("half the budget, independent", 0.005, 1.0),
                ("half the budget, bursts of 3", 0.005, 3),
                ("half the budget, bursts of 10", 0.005, 10),
                ("30 %, independent", 0.3, 1),
            }
        )
        {
            foreach (var interval in new[] { 5.0, 15 })
            {
                plan.Progress.WriteLine($"verification: {name}, every {interval} s");
                var cells = new List<string>();
                foreach (var requests in new[] { 1.0, 20, 200 })
                {
                    var failed = Ends(plan, requests, interval, rate, burst)
                        .Where(one => one is not null)
                        .Select(one => one!.Value)
                        .Order()
                        .ToArray();
                    cells.AddRange([
                        Figures.Percent(failed.Length / (double)plan.Runs(Runs), "0.##"),
                        failed.Length == 0 ? "" : Figures.Number(failed[failed.Length / 2]),
                    ]);
                }

                table.Row([name, $"{interval} s", .. cells]);
            }
        }

        return "The revision that was rolled back to, t = 99 %, after 30 % errors, looked at after every scrape for up to 60 scrapes, until it is Passed or Failed:\n\n"
            + table;
    }

    /// <summary>Seconds after which a run is Failed; null where it is Passed first, or neither.</summary>
    private static double?[] Ends(JudgePlan plan, double requests, double interval, double rate, double burst)
    {
        var ends = new double?[plan.Runs(Runs)];
        Parallel.For(
            0,
            ends.Length,
            new ParallelOptions { MaxDegreeOfParallelism = plan.Cores },
            run =>
            {
                var random = Seeds.Of(77, (long)(requests * 10), (long)interval, (long)(rate * 1000), (long)burst, run);
                ScrapeCount[] scrapes = [.. new Traffic(random, requests, rate, Math.Max(burst, 1 / (1 - rate))).Scrape(Scrapes, interval)];
                for (var seen = 1; seen <= scrapes.Length; seen++)
                {
                    var outcome = Verification.Evaluate(new EventCounts(scrapes[..seen], interval), Before, 0.99);
                    if (outcome == VerificationResult.Undecided)
                        continue;
                    ends[run] = outcome == VerificationResult.Failed ? seen * interval : null;
                    return;
                }
            }
        );
        return ends;
    }
}
