using MlOps.Analysis.Burn.Tiers;
using MlOps.Analysis.Burn.Windows;

namespace MlOps.Analysis.Tests.Simulations;

public class BurnSimulations
{
    private const double Interval = 15;
    private const int Scrapes = (int)(28 * 86_400 / Interval);
    private static readonly TimeSpan FourWeeks = TimeSpan.FromDays(28);

    [Fact]
    public void Confirmation_on_fresh_events_silences_most_bursts_of_a_healthy_quiet_service()
    {
        var random = new Random(6);

        var month = new Traffic(random, 400 / 3600.0, 0.0005, 10).Scrape(28 * 24 * 120, 30).ToArray();
        var seen = BurnTrial.Watch(Rule(DefaultTiers.Fast, 0.999), month, 30);

        seen.Crossings.ShouldBeGreaterThan(0);
        seen.Episodes.ShouldBeLessThan(seen.Crossings);
    }

    /// <summary>It fires at 0.93 of the budget, so one that goes on is right; 40 and 81 of them in four weeks were not.</summary>
    [Theory]
    [InlineData(3600)]
    [InlineData(36_000)]
    public void A_service_exactly_on_its_budget_has_a_handful_of_trickle_episodes_in_four_weeks(double perHour)
    {
        var month = Traffic.Independent(new Random(7), perHour / 3600, 0.01).Scrape(28 * 24 * 60, 60).ToArray();

        BurnTrial.Watch(Rule(DefaultTiers.Trickle, 0.99), month, 60).Episodes.ShouldBeInRange(1, 6);
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(36_000)]
    public void Twenty_outages_of_a_minute_page_nobody_fast(double perHour)
    {
        var random = new Random(8);
        (double, double)[] outages =
        [
            .. Enumerable.Range(1, 20).Select(i => 119_000 * (i + (random.NextDouble() / 2))).Select(start => (start, start + 60)),
        ];
        var month = Outages.Scrape(random, perHour / 3600, outages, 1, Scrapes, Interval).ToArray();

        var seen = BurnTrial.Watch(Rule(DefaultTiers.Fast, 0.999), month, Interval);
        seen.Crossings.ShouldBeGreaterThan(5);
        seen.Episodes.ShouldBe(0);
    }

    [Fact]
    public void A_total_outage_pages_within_three_minutes_wherever_in_a_minute_it_begins()
    {
        const double Before = 2 * 3600;
        for (var offset = 0; offset < 60; offset += 5)
        {
            var scrapes = Outages
                .Scrape(new Random(offset), 10, [(Before + offset, double.PositiveInfinity)], 1, (int)(3 * 3600 / Interval), Interval)
                .ToArray();
            (
                BurnTrial.Watch(Rule(DefaultTiers.Fast, 0.999), scrapes, Interval).FirstPage - Before - offset
            )!.Value.ShouldBeLessThanOrEqualTo(180);
        }
    }

    [Fact]
    public void Medium_recommends_nothing_of_a_busy_service_that_has_not_failed_for_five_minutes()
    {
        var random = new Random(9);
        var month = Outages.Scrape(random, 10, Outages.AtRandom(random, 60, 0.001, 28 * 86_400), 1, Scrapes, Interval).ToArray();

        var seen = BurnTrial.Watch(Rule(DefaultTiers.Medium, 0.999), month, Interval);
        seen.Episodes.ShouldBeGreaterThan(0);
        seen.IdleAdviceSeconds.ShouldBe(0);
    }

    /// <summary>Minutes from the onset of 30 % errors until the long window crosses, after a good window of steady traffic.</summary>
    [Theory]
    [InlineData(0.999, 2.7)]
    [InlineData(0.99, 26.9)]
    [InlineData(0.95, null)]
    public void The_fast_tier_needs_so_many_minutes_of_thirty_percent_errors(double target, double? minutes)
    {
        var crossing = Enumerable
            .Range(1, 600)
            .Select(tenth => tenth / 10.0)
            .FirstOrDefault(past =>
                BurnJudge
                    .Evaluate(
                        DefaultTiers.Fast,
                        FourWeeks,
                        target,
                        new WindowCounts(Math.Min(past, 5) * 12_000 * 0.3, 60_000),
                        new WindowCounts(past * 12_000 * 0.3, 720_000)
                    )
                    .Outcome
                    is BurnOutcome.Breached
                        or BurnOutcome.NotSignificant
            );

        (crossing == 0 ? null : (double?)crossing).ShouldBe(minutes);
    }

    private static BurnRule Rule(BurnTier tier, double target) => new(tier, FourWeeks, target, BurnGuard.Events);
}
