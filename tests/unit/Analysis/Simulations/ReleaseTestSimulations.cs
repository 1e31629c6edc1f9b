namespace MlOps.Analysis.Tests.Simulations;

/// <summary>Short, seeded forms of the figures in docs/judging.md; <see cref="Measurements"/> makes the long ones.</summary>
public class ReleaseTestSimulations
{
    [Fact]
    public void Never_proves_a_revision_that_fails_at_exactly_the_allowed_rate()
    {
        var random = new Random(1);

        Enumerable.Range(0, 100).Count(_ => ReleaseTrial.EventsUntilProven(random, rate: 0.02, p0: 0.02, limit: 20_000) != null).ShouldBe(0);
    }

    [Theory]
    [InlineData(0.999, 0.30, 30, 30)]
    [InlineData(0.999, 0.10, 39, 97)]
    [InlineData(0.99, 0.30, 30, 39)]
    [InlineData(0.99, 0.10, 134, 275)]
    [InlineData(0.95, 0.30, 67, 131)]
    [InlineData(0.95, 0.20, 243, 468)]
    public void Proves_a_failing_revision_after_so_many_requests(double target, double rate, int median, int p95)
    {
        var random = new Random(2);

        var trials = Enumerable.Range(0, 400).Select(_ => ReleaseTrial.EventsUntilProven(random, rate, 2 * (1 - target), 20_000)).ToArray();

        ReleaseTrial.Quantile(trials, 0.5).ShouldBe(median, 0.1 * median);
        ReleaseTrial.Quantile(trials, 0.95).ShouldBe(p95, 0.15 * p95);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    public void Bursts_at_exactly_the_allowed_rate_raise_no_alarm_in_fifty_hours(double meanBurst)
    {
        var random = new Random(3);

        var alarms = Enumerable.Range(0, 50).Count(_ =>
        {
            var baseline = ReleaseTrial.LastHour(random, 10, 0.005, meanBurst, 15);
            return ReleaseTrial.ScrapesUntilProven(new Traffic(random, 10, 0.02, meanBurst).Scrape(240, 15), 15, 0.99, baseline) != null;
        });

        alarms.ShouldBe(0);
    }

    [Fact]
    public void Without_the_dispersion_bursts_would_raise_alarms()
    {
        var random = new Random(4);

        var alarms = Enumerable.Range(0, 50).Count(_ =>
        {
            var (bad, total) = (0.0, 0.0);
            return new Traffic(random, 10, 0.02, 10).Scrape(240, 15).Any(scrape =>
                Evidence.LogE(bad += scrape.Bad, total += scrape.Total, 0.02) >= 4 * Math.Log(10));
        });

        alarms.ShouldBeGreaterThan(5);
    }

    [Theory]
    [InlineData(5, 20, 3)]
    [InlineData(15, 20, 3)]
    [InlineData(15, 1, 5)]
    public void Finds_thirty_percent_errors_within_so_many_scrapes(double interval, double requestsPerSecond, int median)
    {
        var random = new Random(5);

        var trials = Enumerable.Range(0, 60).Select(_ =>
        {
            var baseline = ReleaseTrial.LastHour(random, Math.Max(requestsPerSecond, 10), 0.003, 1.003, interval);
            return ReleaseTrial.ScrapesUntilProven(
                Traffic.Independent(random, requestsPerSecond, 0.3).Scrape(60, interval), interval, 0.99, baseline);
        }).ToArray();

        ReleaseTrial.Quantile(trials, 0.5).ShouldBeLessThanOrEqualTo(median);
        ReleaseTrial.Quantile(trials, 1).ShouldBeLessThan(60);
    }
}
