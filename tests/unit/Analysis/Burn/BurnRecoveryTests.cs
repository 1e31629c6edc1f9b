using MlOps.Analysis.Burn.Confirmation;
using MlOps.Analysis.Burn.Tiers;
using MlOps.Analysis.Burn.Windows;

namespace MlOps.Analysis.Tests.Burn;

public class BurnRecoveryTests
{
    private const double Fast = 0.144;

    [Fact]
    public void Recovery_is_when_the_burn_is_not_proven_above_one()
    {
        BurnRecovery.HasRecovered(new WindowCounts(1, 100), 0.99, Fast).ShouldBeTrue();
        BurnRecovery.HasRecovered(new WindowCounts(0, 100), 0.99, Fast).ShouldBeTrue();
        BurnRecovery.HasRecovered(new WindowCounts(8, 100), 0.99, Fast).ShouldBeFalse();
    }

    [Fact]
    public void The_threshold_itself_is_no_recovery() =>
        BurnRecovery.HasRecovered(new WindowCounts(50, 100), target: 0.25, thresholdRatio: 0.5).ShouldBeFalse();

    [Fact]
    public void Eight_tenths_of_the_factor_is_no_recovery() =>
        BurnRecovery.HasRecovered(new WindowCounts(0.8 * Fast * 1000, 1000), 0.99, Fast).ShouldBeFalse();

    /// <summary>Trickle fires from 0.93 of the budget on: exactly on budget it burns, and does not recover in the same breath.</summary>
    [Theory]
    [InlineData(1000, false)]
    [InlineData(934, false)]
    [InlineData(932, true)]
    public void A_tier_that_fires_below_the_budget_recovers_only_below_its_threshold(double bad, bool recovered) =>
        BurnRecovery.HasRecovered(new WindowCounts(bad, 100_000), 0.99, 0.1 * 28 / 3 * 0.01).ShouldBe(recovered);

    [Fact]
    public void No_window_crosses_and_has_recovered_at_once() =>
        Gen.Select(Gen.Int[0, 300], Gen.Int[30, 3000], Gen.Int[0, 2], Gen.Int[0, 3])
            .Sample(
                (bad, total, nines, tier) =>
                {
                    var target = new[] { 0.95, 0.99, 0.999 }[nines];
                    var rule = new BurnRule(DefaultTiers.All[tier], TimeSpan.FromDays(28), target, BurnGuard.Events);
                    var window = new WindowCounts(Math.Min(bad, total), total);
                    var breached = BurnJudge.Evaluate(rule.Tier, rule.SloWindow, target, window, window).Outcome == BurnOutcome.Breached;
                    (breached && BurnRecovery.HasRecovered(window, target, rule.ThresholdRatio)).ShouldBeFalse();
                }
            );

    [Fact]
    public void Silence_is_no_recovery() => BurnRecovery.HasRecovered(new WindowCounts(0, 0), 0.99, Fast).ShouldBeFalse();

    [Fact]
    public void Counts_that_cannot_be_are_no_recovery() =>
        BurnRecovery.HasRecovered(new WindowCounts(double.NaN, 10), 0.99, Fast).ShouldBeFalse();
}
