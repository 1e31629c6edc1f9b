using MlOps.Analysis.Burn.Tiers;
using MlOps.Analysis.Burn.Windows;

namespace MlOps.Analysis.Tests.Burn;

public class BurnTierTests
{
    [Theory]
    [InlineData("fast", 14.4, 13.44)]
    [InlineData("medium", 6, 5.6)]
    [InlineData("slow", 3, 2.8)]
    [InlineData("trickle", 1, 0.9333333333)]
    public void The_default_factors_are_those_of_the_workbook(string name, double thirtyDays, double twentyEightDays)
    {
        var tier = DefaultTiers.All.Single(one => one.Name == name);

        tier.Factor(TimeSpan.FromDays(30)).ShouldBe(thirtyDays, 1e-9);
        tier.Factor(TimeSpan.FromDays(28)).ShouldBe(twentyEightDays, 1e-9);
    }

    /// <summary>Minutes of total outage until the long window crosses: factor × (1 − target) of it.</summary>
    [Theory]
    [InlineData(0.999, new[] { 0.9, 2.2, 4.3, 4.3 })]
    [InlineData(0.99, new[] { 8.6, 21.6, 43, 43 })]
    [InlineData(0.95, new[] { 43.0, 108, 216, 216 })]
    public void A_total_outage_crosses_after(double target, double[] minutes) =>
        DefaultTiers
            .All.Select(tier => Reachability.Check(target, tier.Factor(TimeSpan.FromDays(30))).ThresholdRatio * tier.Long.TotalMinutes)
            .Zip(minutes)
            .ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 0.25);

    [Fact]
    public void A_generous_target_puts_the_fast_tier_out_of_reach_and_says_why()
    {
        var reach = Reachability.Check(0.9, 13.44);

        reach.CanFire.ShouldBeFalse();
        reach.Explanation.ShouldBe("13.44 x 10 % = 134.4 % > 100 %: cannot fire");
    }

    [Theory]
    [InlineData(0.925, ReachabilityKind.Unreachable)]
    [InlineData(0.926, ReachabilityKind.Marginal)]
    [InlineData(0.95, ReachabilityKind.Marginal)]
    [InlineData(0.99, ReachabilityKind.Reachable)]
    public void Targets_below_92_6_percent_lose_the_fast_tier(double target, ReachabilityKind kind) =>
        Reachability.Check(target, 13.44).Kind.ShouldBe(kind);

    [Fact]
    public void A_threshold_of_exactly_everything_cannot_fire_and_says_why()
    {
        Reachability.Check(0.9, 10).Kind.ShouldBe(ReachabilityKind.Unreachable);
        Reachability.Check(0.9, 10).Explanation.ShouldBe("10 x 10 % = 100 % is everything: cannot fire");
    }

    [Fact]
    public void A_threshold_of_exactly_half_can_fire() => Reachability.Kind(0.75, 2).ShouldBe(ReachabilityKind.Reachable);

    /// <summary>At 30 days the trickle tier's factor is 1, at 28 days, the table's own window, 0.93: both are meant.</summary>
    [Theory]
    [InlineData(0.7, ReachabilityKind.WithinBudget)]
    [InlineData(0.93, ReachabilityKind.WithinBudget)]
    [InlineData(0.1 * 28 / 3, ReachabilityKind.Reachable)]
    [InlineData(1, ReachabilityKind.Reachable)]
    public void A_tier_that_a_kept_objective_would_cross_is_out_of_use(double factor, ReachabilityKind kind)
    {
        Reachability.Check(0.99, factor).Kind.ShouldBe(kind);
        Reachability.Check(0.99, factor).CanFire.ShouldBe(kind == ReachabilityKind.Reachable);
    }

    [Fact]
    public void A_tier_within_the_budget_says_why() =>
        Reachability.Check(0.99, 0.7).Explanation.ShouldBe("0.7 x 1 % = 0.7 % < 1 %: would call a model breached that keeps its objective");

    [Fact]
    public void The_budget_is_what_is_left_of_the_allowance()
    {
        var month = new WindowCounts(250, 100_000);

        ErrorBudget.BurnRate(month, 0.99)!.Value.ShouldBe(0.25, 1e-12);
        ErrorBudget.Remaining(month, 0.99)!.Value.ShouldBe(0.75, 1e-12);
        ErrorBudget.ExhaustedIn(0.75, 3, TimeSpan.FromDays(28)).ShouldBe(TimeSpan.FromDays(7));
        ErrorBudget.ExhaustedIn(0.75, 0.9, TimeSpan.FromDays(28)).ShouldBeNull();
        ErrorBudget.ExhaustedIn(0.75, 1, TimeSpan.FromDays(28)).ShouldBeNull();
        ErrorBudget.ExhaustedIn(0, 0, TimeSpan.FromDays(28)).ShouldBe(TimeSpan.Zero);
        ErrorBudget.ExhaustedIn(-0.1, 0, TimeSpan.FromDays(28)).ShouldBe(TimeSpan.Zero);
        ErrorBudget.Remaining(new WindowCounts(0, 0), 0.99).ShouldBeNull();
        new WindowCounts(0, 0).Ratio.ShouldBe(0);
    }
}
