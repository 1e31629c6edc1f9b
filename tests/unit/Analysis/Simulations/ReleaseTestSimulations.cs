namespace MlOps.Analysis.Tests.Simulations;

/// <summary>
/// Short, seeded forms of the figures in docs/judging.md; <c>make bench-judge</c> makes the long ones. A limit that a sound rule would
/// break once in a thousand other seeds at most.
/// </summary>
public class ReleaseTestSimulations
{
    /// <summary>One alarm in 5,000 hours is the goal: in 200 hours one is improbable, two are a broken rule.</summary>
    [Theory]
    [InlineData(0.99, 20, 15, Past.None)]
    [InlineData(0.99, 20, 15, Past.SameBursts)]
    [InlineData(0.99, 2, 15, Past.None)]
    [InlineData(0.99, 2, 15, Past.SameBursts)]
    [InlineData(0.95, 1, 15, Past.None)]
    [InlineData(0.999, 20, 15, Past.SameBursts)]
    public void Bursts_of_ten_at_exactly_the_allowed_rate_raise_no_alarm(double target, double requestsPerSecond, double interval, Past past)
    {
        var setting = new Setting(target, requestsPerSecond, interval, 2 * (1 - target), 10, past);

        Alarms(setting, RuleKinds.Ours, 40).ShouldBeLessThanOrEqualTo(1);
    }

    /// <summary>The errors of the predecessor told nothing of the new revision's bursts; within its target that must not matter.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Bursts_that_the_predecessor_did_not_have_raise_no_alarm_within_the_target(double share)
    {
        var setting = new Setting(0.99, 20, 15, 0.01 * share, 10, Past.Independent);

        Alarms(setting, RuleKinds.Ours, 40).ShouldBeLessThanOrEqualTo(1);
    }

    /// <summary>What the bursts that are excused are for: without them the same hours are full of alarms.</summary>
    [Fact]
    public void Without_excusing_bursts_they_would_raise_many()
    {
        var setting = new Setting(0.99, 20, 15, 0.02, 10, Past.None);
        var strict = ReleaseTestOptions.Default with { LongestBurst = 1, LongestOwnBurst = 1, LongestOwnBurstShare = 0 };

        Alarms(setting, new RuleKind("strict", release => new OurRule(release, strict)), 20).ShouldBeGreaterThan(5);
    }

    [Theory]
    [InlineData(5, 0.3, Past.Independent, 3)]
    [InlineData(15, 0.3, Past.Independent, 3)]
    [InlineData(5, 0.1, Past.Independent, 6)]
    [InlineData(15, 0.1, Past.Independent, 6)]
    [InlineData(15, 0.3, Past.Clean, 3)]
    [InlineData(15, 0.3, Past.None, 3)]
    [InlineData(5, 0.3, Past.Clean, 5)]
    public void Proves_a_failing_release_within_so_many_scrapes(double interval, double rate, Past past, int scrapes)
    {
        var found = Trial.Run(new Setting(0.99, 20, interval, rate, 1, past), RuleKinds.Ours, 60, 40);

        found.Count(one => one <= scrapes).ShouldBeGreaterThanOrEqualTo(54);
        found.ShouldAllBe(one => one >= 3);
    }

    [Theory]
    [InlineData(0.999, 0.3, 3)]
    [InlineData(0.95, 0.3, 4)]
    [InlineData(0.95, 0.2, 6)]
    [InlineData(0.9, 0.3, 6)]
    public void Proves_it_at_other_targets_too(double target, double rate, int median) =>
        Quantiles.Of(Trial.Run(new Setting(target, 20, 15, rate, 1, Past.Independent), RuleKinds.Ours, 40, 40), 0.5).ShouldBeLessThanOrEqualTo(median);

    [Theory]
    [InlineData(4, 7)]
    [InlineData(40, 9)]
    [InlineData(120, 11)]
    public void Finds_a_release_that_turns_bad_later_nearly_as_fast(int goodScrapes, int scrapes)
    {
        var found = Trial.Run(new Setting(0.99, 20, 15, 0.3, 1, Past.Independent), RuleKinds.Ours, 20, 40, goodScrapes);

        Quantiles.Of(found, 0.95).ShouldBeInRange(goodScrapes + 3, goodScrapes + scrapes);
    }

    private static int Alarms(Setting setting, RuleKind rule, int hours) =>
        Trial.Run(setting, rule, hours, setting.ScrapesPerHour).Count(one => one is not null);
}
