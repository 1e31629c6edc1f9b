using MlOps.Analysis.Burn.Confirmation;
using MlOps.Analysis.Burn.Tiers;
using MlOps.Analysis.Burn.Windows;

namespace MlOps.Analysis.Tests.Burn;

public class BurnNewestTests
{
    /// <summary>At 99.9 % medium fires at 0.56 %: 300 requests would show 1.7 bad ones, none in 19 % of cases.</summary>
    [Theory]
    [InlineData(0, 300, true)]
    [InlineData(1, 300, false)]
    [InlineData(0, 33, false)]
    [InlineData(3, 3000, true)]
    [InlineData(4, 3000, false)]
    [InlineData(0, 0, false)]
    [InlineData(double.NaN, 300, false)]
    public void Five_minutes_are_clean_when_they_keep_the_target_and_a_burn_would_show(double bad, double total, bool clean) =>
        BurnNewest.IsClean(Rule(DefaultTiers.Medium), new WindowCounts(bad, total)).ShouldBe(clean);

    [Fact]
    public void Five_minutes_say_nothing_of_a_slow_leak() =>
        BurnNewest.IsClean(Rule(DefaultTiers.Trickle), new WindowCounts(3, 3000)).ShouldBeFalse();

    private static BurnRule Rule(BurnTier tier) => new(tier, TimeSpan.FromDays(28), 0.999, BurnGuard.Events);
}
