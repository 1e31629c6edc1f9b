namespace MlOps.Analysis.Tests.Simulations;

/// <summary>The figures of docs/judging.md. Minutes long, so only on request: <c>dotnet run --project tests/unit/Analysis -- -explicit only -showLiveOutput</c>.</summary>
public class Measurements(ITestOutputHelper output)
{
    private const int Seed = 20261124;

    [Fact(Explicit = true)]
    public void Independent_errors_looking_after_each_event()
    {
        var random = new Random(Seed);
        foreach (var p0 in new[] { 0.002, 0.02, 0.1 })
        {
            var alarms = Enumerable.Range(0, 800).Count(_ => ReleaseTrial.EventsUntilProven(random, p0, p0, 20_000) != null);
            output.WriteLine($"p0 = {p0}: {alarms} false alarms in 800 runs of 20,000 events at exactly p0");
        }

        foreach (var (target, rate) in new[]
            { (0.999, 0.3), (0.999, 0.1), (0.99, 0.3), (0.99, 0.1), (0.99, 0.04), (0.95, 0.3), (0.95, 0.2), (0.9, 0.3) })
        {
            var trials = Enumerable.Range(0, 800).Select(_ => ReleaseTrial.EventsUntilProven(random, rate, 2 * (1 - target), 20_000)).ToArray();
            output.WriteLine($"t = {target}, {rate:P0} errors: median {ReleaseTrial.Quantile(trials, 0.5)}, p95 {ReleaseTrial.Quantile(trials, 0.95)} events");
        }
    }

    [Fact(Explicit = true)]
    public void Bursts_at_exactly_the_allowed_rate()
    {
        var random = new Random(Seed);
        foreach (var meanBurst in new[] { 3.0, 10 })
        {
            foreach (var (requests, interval) in new[] { (20.0, 5.0), (20, 15), (2, 15) })
            {
                foreach (var known in new[] { true, false })
                {
                    var alarms = Enumerable.Range(0, 400).Count(_ => ReleaseTrial.ScrapesUntilProven(
                        new Traffic(random, requests, 0.02, meanBurst).Scrape((int)(3600 / interval), interval),
                        interval,
                        0.99,
                        known ? ReleaseTrial.LastHour(random, requests, 0.005, meanBurst, interval) : null) != null);
                    output.WriteLine($"bursts of {meanBurst}, {requests}/s, {interval} s scrapes, baseline {known}: {alarms} alarms in 400 hours");
                }
            }
        }
    }

    [Fact(Explicit = true)]
    public void Scrapes_until_a_failing_release_is_proven()
    {
        var random = new Random(Seed);
        foreach (var (requests, interval, rate, meanBurst) in new[]
            { (20.0, 5.0, 0.3, 1 / 0.7), (20, 15, 0.3, 1 / 0.7), (1, 15, 0.3, 1 / 0.7), (20, 15, 0.1, 1 / 0.9), (20, 15, 0.3, 10), (1, 15, 0.3, 10) })
        {
            var trials = Enumerable.Range(0, 400).Select(_ => ReleaseTrial.ScrapesUntilProven(
                new Traffic(random, requests, rate, meanBurst).Scrape(240, interval),
                interval,
                0.99,
                ReleaseTrial.LastHour(random, requests, 0.005, Math.Max(1.005, meanBurst > 2 ? meanBurst : 1.005), interval))).ToArray();
            output.WriteLine($"{requests}/s, {interval} s scrapes, {rate:P0} errors in bursts of {meanBurst:0.##}: median "
                + $"{ReleaseTrial.Quantile(trials, 0.5)}, p95 {ReleaseTrial.Quantile(trials, 0.95)} scrapes");
        }
    }

    [Fact(Explicit = true)]
    public void Scrapes_until_a_release_that_turns_bad_later_is_proven()
    {
        var random = new Random(Seed);
        foreach (var goodScrapes in new[] { 0, 4, 20, 40, 120 })
        {
            var trials = Enumerable.Range(0, 200).Select(_ => ReleaseTrial.ScrapesUntilProven(
                Traffic.Independent(random, 20, 0.005).Scrape(goodScrapes, 15)
                    .Concat(Traffic.Independent(random, 20, 0.3).Scrape(480, 15, goodScrapes * 15)),
                15,
                0.99,
                ReleaseTrial.LastHour(random, 20, 0.005, 1.005, 15)) - goodScrapes).ToArray();
            output.WriteLine($"30 % errors after {goodScrapes} good scrapes of 15 s at 20/s: median {ReleaseTrial.Quantile(trials, 0.5)}, "
                + $"p95 {ReleaseTrial.Quantile(trials, 0.95)} scrapes after the onset");
        }
    }

    [Fact(Explicit = true)]
    public void Fast_breaches_of_a_quiet_service_at_half_its_budget()
    {
        var random = new Random(Seed);
        const int scrapes = 28 * 24 * 120;
        foreach (var atOnce in new[] { true, false })
        {
            var episodes = Enumerable.Range(0, 40).Select(_ => BurnTrial.Episodes(
                DefaultTiers.Fast,
                TimeSpan.FromDays(28),
                0.999,
                [.. atOnce
                    ? Traffic.ScrapeRetries(random, 400 / 3600.0, 0.0005, 10, scrapes, 30)
                    : new Traffic(random, 400 / 3600.0, 0.0005, 10).Scrape(scrapes, 30)],
                30)).ToArray();
            output.WriteLine($"400 requests an hour, t = 0.999, 0.05 % errors in bursts of 10 (at once: {atOnce}): {episodes.Average(one => one.Unconfirmed):0.0} "
                + $"fast breaches in 28 days without confirmation, {episodes.Average(one => one.Confirmed):0.00} with it");
        }
    }
}
