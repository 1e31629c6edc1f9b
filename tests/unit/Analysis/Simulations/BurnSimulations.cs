namespace MlOps.Analysis.Tests.Simulations;

public class BurnSimulations
{
    private static readonly TimeSpan FourWeeks = TimeSpan.FromDays(28);

    [Fact]
    public void Confirmation_on_fresh_events_silences_most_bursts_of_a_healthy_quiet_service()
    {
        var random = new Random(6);

        var month = new Traffic(random, 400 / 3600.0, 0.0005, 10).Scrape(28 * 24 * 120, 30).ToArray();
        var seen = BurnTrial.Watch(new BurnRule(DefaultTiers.Fast, FourWeeks, 0.999, BurnGuard.Events), month, 30);

        seen.Crossings.ShouldBeGreaterThan(0);
        seen.Episodes.ShouldBeLessThan(seen.Crossings);
    }

    /// <summary>Minutes from the onset of 30 % errors until the long window crosses, after a good window of steady traffic.</summary>
    [Theory]
    [InlineData(0.999, 2.7)]
    [InlineData(0.99, 26.9)]
    [InlineData(0.95, null)]
    public void The_fast_tier_needs_so_many_minutes_of_thirty_percent_errors(double target, double? minutes)
    {
        var crossing = Enumerable.Range(1, 600).Select(tenth => tenth / 10.0).FirstOrDefault(past => BurnJudge.Evaluate(
            DefaultTiers.Fast,
            FourWeeks,
            target,
            new WindowCounts(Math.Min(past, 5) * 12_000 * 0.3, 60_000),
            new WindowCounts(past * 12_000 * 0.3, 720_000)).Outcome is BurnOutcome.Breached or BurnOutcome.NotSignificant);

        (crossing == 0 ? null : (double?)crossing).ShouldBe(minutes);
    }
}
