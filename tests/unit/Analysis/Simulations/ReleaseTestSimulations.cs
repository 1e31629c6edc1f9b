namespace MlOps.Analysis.Tests.Simulations;

/// <summary>
/// Short, seeded forms of the figures in docs/judging.md; <c>make bench-judge</c> makes the long ones. A limit that a sound rule would
/// break once in a thousand other seeds at most.
/// </summary>
public class ReleaseTestSimulations
{
    /// <summary>One alarm in 5,000 hours is the goal: in 200 hours one is improbable, two are a broken rule.</summary>
    [Theory]
    [InlineData(0.99, 20, 15, PredecessorHistory.None)]
    [InlineData(0.99, 20, 15, PredecessorHistory.SameBursts)]
    [InlineData(0.99, 2, 15, PredecessorHistory.None)]
    [InlineData(0.99, 2, 15, PredecessorHistory.SameBursts)]
    [InlineData(0.95, 1, 15, PredecessorHistory.None)]
    [InlineData(0.999, 20, 15, PredecessorHistory.SameBursts)]
    public void Bursts_of_ten_at_exactly_the_allowed_rate_raise_no_alarm(
        double target,
        double requestsPerSecond,
        double interval,
        PredecessorHistory predecessor
    )
    {
        var setting = new Setting(target, requestsPerSecond, interval, 2 * (1 - target), 10, predecessor);

        Alarms(setting, RuleKinds.Ours, 40).ShouldBeLessThanOrEqualTo(1);
    }

    /// <summary>The errors of the predecessor told nothing of the new revision's bursts; within its target that must not matter.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Bursts_that_the_predecessor_did_not_have_raise_no_alarm_within_the_target(double share)
    {
        var setting = new Setting(0.99, 20, 15, 0.01 * share, 10, PredecessorHistory.Independent);

        Alarms(setting, RuleKinds.Ours, 40).ShouldBeLessThanOrEqualTo(1);
    }

    /// <summary>What the bursts that are excused are for: without them the same hours are full of alarms.</summary>
    [Fact]
    public void Without_excusing_bursts_they_would_raise_many()
    {
        var setting = new Setting(0.99, 20, 15, 0.02, 10, PredecessorHistory.None);
        var strict = ReleaseTestOptions.Default with { LongestBurst = 1, LongestOwnBurst = 1, LongestOwnBurstSeconds = 0 };

        Alarms(setting, new RuleKind("strict", release => new OurRule(release, strict)), 20).ShouldBeGreaterThan(5);
    }

    [Theory]
    [InlineData(5, 0.3, PredecessorHistory.Independent, 3)]
    [InlineData(15, 0.3, PredecessorHistory.Independent, 3)]
    [InlineData(5, 0.1, PredecessorHistory.Independent, 6)]
    [InlineData(15, 0.1, PredecessorHistory.Independent, 6)]
    [InlineData(15, 0.3, PredecessorHistory.Clean, 3)]
    [InlineData(15, 0.3, PredecessorHistory.None, 3)]
    [InlineData(5, 0.3, PredecessorHistory.Clean, 3)]
    [InlineData(5, 0.3, PredecessorHistory.None, 3)]
    [InlineData(5, 0.1, PredecessorHistory.None, 7)]
    [InlineData(15, 0.1, PredecessorHistory.Clean, 6)]
    public void Proves_a_failing_release_within_so_many_scrapes(double interval, double rate, PredecessorHistory predecessor, int scrapes)
    {
        var found = Trial.Run(new Setting(0.99, 20, interval, rate, 1, predecessor), RuleKinds.Ours, 60, 40);

        found.Count(one => one <= scrapes).ShouldBeGreaterThanOrEqualTo(54);
        found.ShouldAllBe(one => one >= 3);
    }

    [Theory]
    [InlineData(0.999, 0.3, 3)]
    [InlineData(0.95, 0.3, 4)]
    [InlineData(0.95, 0.2, 6)]
    [InlineData(0.9, 0.3, 6)]
    public void Proves_it_at_other_targets_too(double target, double rate, int median) =>
        Quantiles
            .Of(Trial.Run(new Setting(target, 20, 15, rate, 1, PredecessorHistory.Independent), RuleKinds.Ours, 40, 40), 0.5)
            .ShouldBeLessThanOrEqualTo(median);

    [Theory]
    [InlineData(4)]
    [InlineData(40)]
    [InlineData(240)]
    public void Finds_a_release_that_turns_bad_later_nearly_as_fast(int goodScrapes)
    {
        var found = Trial.Run(
            new Setting(0.99, 20, 15, 0.3, 1, PredecessorHistory.Independent) { Course = RateCourse.FromWithin },
            RuleKinds.Ours,
            20,
            40,
            goodScrapes
        );

        Quantiles.Of(found, 0.95).ShouldBeInRange(goodScrapes + 3, goodScrapes + 9);
    }

    /// <summary>60 s at scrapes of 5 s, 150 s at 15 s, from any moment within a scrape; and no later than 30 % errors.</summary>
    [Theory]
    [InlineData(5, 5, 12)]
    [InlineData(200, 5, 12)]
    [InlineData(1000, 5, 12)]
    [InlineData(5, 15, 10)]
    [InlineData(200, 15, 10)]
    [InlineData(1000, 15, 10)]
    public void Proves_a_total_outage_after_a_good_quarter_of_an_hour(double requestsPerSecond, double interval, int scrapes)
    {
        var good = (int)(900 / interval);
        var found = Trial.Run(
            new Setting(0.99, requestsPerSecond, interval, 1, 1, PredecessorHistory.None) { Course = RateCourse.FromWithin },
            RuleKinds.Ours,
            10,
            60,
            good
        );
        var partial = Trial.Run(
            new Setting(0.99, requestsPerSecond, interval, 0.3, 1, PredecessorHistory.None) { Course = RateCourse.FromWithin },
            RuleKinds.Ours,
            10,
            60,
            good
        );

        Quantiles.Of(found, 0.95).ShouldBeInRange(good + 3, good + scrapes);
        Quantiles.Of(found, 0.5).ShouldBeLessThanOrEqualTo(Quantiles.Of(partial, 0.5) + 1);
    }

    /// <summary>
    /// A fifth of the rate as standard deviation, from scrape to scrape: at thousands of requests no constant rate explains that.
    /// </summary>
    [Fact]
    public void A_rate_that_moves_is_proven_as_well() =>
        Quantiles
            .Of(
                Trial.Run(
                    new Setting(0.99, 200, 15, 0.3, 1, PredecessorHistory.Independent) { Course = RateCourse.Moving(0.2) },
                    RuleKinds.Ours,
                    10,
                    60,
                    40
                ),
                0.95
            )
            .ShouldBeLessThanOrEqualTo(40 + 12);

    /// <summary>Outages that the week before had as well are no property of the release.</summary>
    [Theory]
    [InlineData(0.5, 60, 5, 20)]
    [InlineData(1, 30, 15, 5)]
    public void Outages_that_both_revisions_share_are_not_the_releases(
        double perHour,
        double seconds,
        double interval,
        double requestsPerSecond
    ) =>
        Trial
            .Run(
                new Setting(0.99, requestsPerSecond, interval, 0.005, 1, PredecessorHistory.Independent)
                {
                    Course = RateCourse.SharedOutages(perHour, seconds),
                },
                RuleKinds.Ours,
                20,
                (int)(7200 / interval)
            )
            .Count(one => one is not null)
            .ShouldBeLessThanOrEqualTo(1);

    private static int Alarms(Setting setting, RuleKind rule, int hours) =>
        Trial.Run(setting, rule, hours, setting.ScrapesPerHour).Count(one => one is not null);
}
