using MlOps.Analysis.Burn.Confirmation;
using MlOps.Analysis.Burn.Tiers;
using MlOps.Analysis.Burn.Windows;

namespace MlOps.Analysis.Tests.Burn;

public class BurnCourseTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly WindowCounts Burning = new(300, 1000);
    private static readonly BurnCrossing Crossed = new(Start);
    private static readonly BurnCrossing Confirmed = new(Start, Start);

    [Fact]
    public void Crosses_when_both_windows_burn() => Next(DefaultTiers.Fast, 0, Burning, null).ShouldBe(Crossed);

    [Fact]
    public void Forgets_a_crossing_that_is_over_before_it_is_confirmed() =>
        Next(DefaultTiers.Fast, 60, new WindowCounts(0, 1000), Crossed, new(5, 5)).ShouldBeNull();

    [Theory]
    [InlineData(2, 5, false)]
    [InlineData(3, 5, true)]
    [InlineData(3, 3, true)]
    public void Confirms_the_fast_tier_when_three_minutes_burn(int burning, int known, bool confirmed) =>
        (Next(DefaultTiers.Fast, 60, Burning, Crossed, new(burning, known))?.ConfirmedAt is not null).ShouldBe(confirmed);

    [Fact]
    public void Confirms_a_longer_tier_whatever_its_minutes() =>
        Next(DefaultTiers.Medium, 60, Burning, Crossed)!.ConfirmedAt.ShouldBe(Start.AddSeconds(60));

    /// <summary>A server that cannot answer for minutes delays a page by two short windows at most.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(2)]
    public void Holds_for_two_short_windows_where_too_few_minutes_are_known(int? known)
    {
        var minutes = known is { } some ? new BurnMinutes(some, some) : null;
        Next(DefaultTiers.Fast, 599, Burning, Crossed, minutes)!.ConfirmedAt.ShouldBeNull();
        Next(DefaultTiers.Fast, 600, Burning, Crossed, minutes)!.ConfirmedAt.ShouldBe(Start.AddSeconds(600));
    }

    [Fact]
    public void Holds_for_ever_where_the_minutes_are_known_and_do_not_burn() =>
        Next(DefaultTiers.Fast, 6000, Burning, Crossed, new(2, 5))!.ConfirmedAt.ShouldBeNull();

    [Fact]
    public void Confirms_nothing_while_old_connections_drain() =>
        BurnCourse
            .Next(
                Rule(DefaultTiers.Medium),
                new BurnReading(Start.AddSeconds(60), Burning, Burning, Burning) { MayConfirm = false },
                Crossed
            )!
            .ConfirmedAt.ShouldBeNull();

    [Theory]
    [InlineData("fast", 300)]
    [InlineData("medium", 1800)]
    [InlineData("trickle", 21_600)]
    public void Is_over_when_the_short_window_has_been_below_the_threshold_for_its_own_length(string name, int seconds)
    {
        var (tier, quiet) = (DefaultTiers.All.Single(t => t.Name == name), new WindowCounts(0, 1000));
        var recovering = Next(tier, 1000, quiet, Confirmed)!;
        recovering.RecoveredSince.ShouldBe(Start.AddSeconds(1000));
        Next(tier, 999 + seconds, quiet, recovering).ShouldBe(recovering);
        Next(tier, 1000 + seconds, Burning, recovering).ShouldBe(Confirmed);
        Next(tier, 1000 + seconds, quiet, recovering).ShouldBeNull();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 3)]
    [InlineData(10, 3)]
    [InlineData(30, 0)]
    public void Asks_for_as_many_minutes_as_the_short_window_can_hold(int window, int needed) =>
        BurnMinutes.Needed(TimeSpan.FromMinutes(window)).ShouldBe(needed);

    [Theory]
    [InlineData(2, 5)]
    [InlineData(30, 30)]
    public void Recovery_has_to_hold_for_the_short_window_and_at_least_five_minutes(int window, int minutes) =>
        BurnCourse
            .HealthyFor(new BurnTier("own", TimeSpan.FromHours(6), TimeSpan.FromMinutes(window), 0.05))
            .ShouldBe(TimeSpan.FromMinutes(minutes));

    private static BurnRule Rule(BurnTier tier) => new(tier, TimeSpan.FromDays(28), 0.99, BurnGuard.Events);

    private static BurnCrossing? Next(
        BurnTier tier,
        double seconds,
        WindowCounts windows,
        BurnCrossing? before,
        BurnMinutes? minutes = null
    ) => BurnCourse.Next(Rule(tier), new BurnReading(Start.AddSeconds(seconds), windows, Burning, Burning) { Minutes = minutes }, before);
}
