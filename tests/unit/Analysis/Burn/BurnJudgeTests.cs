using MlOps.Analysis.Burn.Tiers;
using MlOps.Analysis.Burn.Windows;

namespace MlOps.Analysis.Tests.Burn;

public class BurnJudgeTests
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(30);

    [Fact]
    public void Both_windows_over_the_factor_on_enough_events_are_a_breach()
    {
        var result = Judge(new WindowCounts(10, 100), new WindowCounts(60, 1200));

        result.Outcome.ShouldBe(BurnOutcome.Breached);
        result.ThresholdRatio.ShouldBe(0.0144, 1e-12);
        result.ShortBurn!.Value.ShouldBe(100, 1e-9);
        result.PValue.ShouldBeLessThan(0.05);
    }

    [Theory]
    [InlineData(30, 3)]
    [InlineData(100, 5)]
    [InlineData(500, 13)]
    public void Needs_so_many_errors_in_so_many_events(int total, int errors)
    {
        Judge(new WindowCounts(errors, total), new WindowCounts(100, 1000)).Outcome.ShouldBe(BurnOutcome.Breached);
        Judge(new WindowCounts(errors - 1, total), new WindowCounts(100, 1000)).Outcome.ShouldNotBe(BurnOutcome.Breached);
    }

    [Fact]
    public void Two_errors_in_ten_would_be_significant_but_are_too_few_events()
    {
        Binomial.UpperTail(2, 10, 0.0144).ShouldBeLessThan(0.05);
        Binomial.UpperTail(1, 10, 0.0144).ShouldBeGreaterThan(0.05);
        Judge(new WindowCounts(2, 10), new WindowCounts(100, 1000)).Outcome.ShouldBe(BurnOutcome.TooFewEvents);
    }

    [Fact]
    public void Significance_is_needed_in_the_long_window_too() =>
        Judge(new WindowCounts(20, 100), new WindowCounts(2, 100)).Outcome.ShouldBe(BurnOutcome.NotSignificant);

    [Fact]
    public void A_burn_that_stopped_is_healthy() =>
        Judge(new WindowCounts(0, 100), new WindowCounts(60, 1200)).Outcome.ShouldBe(BurnOutcome.Healthy);

    [Fact]
    public void A_blip_in_a_healthy_hour_is_healthy() =>
        Judge(new WindowCounts(10, 100), new WindowCounts(10, 1200)).Outcome.ShouldBe(BurnOutcome.Healthy);

    [Fact]
    public void A_healthy_long_window_decides_where_the_short_one_is_thin() =>
        Judge(new WindowCounts(1, 5), new WindowCounts(1, 200)).Outcome.ShouldBe(BurnOutcome.Healthy);

    [Fact]
    public void Too_few_events_decide_nothing() =>
        Judge(new WindowCounts(29, 29), new WindowCounts(100, 1000)).Outcome.ShouldBe(BurnOutcome.TooFewEvents);

    [Fact]
    public void Silence_is_no_breach_and_no_health() =>
        Judge(new WindowCounts(0, 0), new WindowCounts(100, 1000)).Outcome.ShouldBe(BurnOutcome.NoEvents);

    [Theory]
    [InlineData(double.NaN, 100)]
    [InlineData(-1, 100)]
    [InlineData(102, 100)]
    [InlineData(1, double.PositiveInfinity)]
    public void Counts_that_cannot_be_judge_nothing(double bad, double total) =>
        Judge(new WindowCounts(bad, total), new WindowCounts(100, 1000)).Outcome.ShouldBe(BurnOutcome.Inconsistent);

    [Fact]
    public void Extrapolated_counts_just_above_the_total_are_everything() =>
        Judge(new WindowCounts(100.4, 100), new WindowCounts(100, 1000)).Outcome.ShouldBe(BurnOutcome.Breached);

    [Fact]
    public void A_tier_out_of_reach_says_so_even_in_an_outage() =>
        BurnJudge
            .Evaluate(DefaultTiers.Fast, Window, 0.9, new WindowCounts(100, 100), new WindowCounts(1000, 1000))
            .Outcome.ShouldBe(BurnOutcome.Unreachable);

    [Fact]
    public void More_errors_never_turn_a_breach_into_health() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[0, 50])
            .Sample(
                (bad, more) =>
                {
                    var before = Judge(new WindowCounts(bad, 250), new WindowCounts(bad, 1000)).Outcome;
                    var after = Judge(new WindowCounts(bad + more, 250), new WindowCounts(bad + more, 1000)).Outcome;
                    (before == BurnOutcome.Breached && after != BurnOutcome.Breached).ShouldBeFalse();
                }
            );

    [Fact]
    public void Thirty_events_are_enough_to_be_healthy() =>
        Judge(new WindowCounts(0, 30), new WindowCounts(100, 1000)).Outcome.ShouldBe(BurnOutcome.Healthy);

    [Fact]
    public void Silence_in_the_long_window_alone_is_silence_too() =>
        Judge(new WindowCounts(10, 100), new WindowCounts(0, 0)).Outcome.ShouldBe(BurnOutcome.NoEvents);

    /// <summary>A factor of 2 and a budget of a quarter: half of the events, a ratio that a double holds exactly.</summary>
    [Fact]
    public void A_burn_at_the_factor_itself_is_not_healthy_and_breaches_where_no_significance_is_asked_for()
    {
        var tier = new BurnTier("half", TimeSpan.FromDays(7), TimeSpan.FromHours(14), 0.5);
        BurnOutcome Outcome(BurnGuard guard) =>
            BurnJudge.Evaluate(tier, TimeSpan.FromDays(28), 0.75, new WindowCounts(50, 100), new WindowCounts(500, 1000), guard).Outcome;

        Outcome(BurnGuard.Events).ShouldBe(BurnOutcome.NotSignificant);
        Outcome(BurnGuard.Samples).ShouldBe(BurnOutcome.Breached);
    }

    private static BurnResult Judge(WindowCounts shortWindow, WindowCounts longWindow) =>
        BurnJudge.Evaluate(DefaultTiers.Fast, Window, 0.999, shortWindow, longWindow);
}
