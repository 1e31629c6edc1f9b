using MlOps.Entities.SloPolicies;

namespace MlOps.Entities.Tests.SloPolicies;

public class TierRulesTests
{
    private static readonly BurnTierSpec Fast = new() { Name = TierName.Fast, LongWindow = "1h", ShortWindow = "5m", BudgetPercent = "2" };

    private static IReadOnlyList<FieldError> Check(BurnTierSpec tier, string target = "99") =>
        Validation.Check(Examples.Policy(Examples.Availability(target)) with { Spec = Examples.Policy(Examples.Availability(target)).Spec with { Tiers = [tier] } });

    [Fact]
    public void The_default_tier_can_be_written() => Check(Fast).ShouldBeEmpty();

    [Fact]
    public void A_tier_that_can_never_fire_is_refused_with_its_arithmetic() =>
        Check(Fast, "92").Only().ShouldBe(new(
            "spec.tiers[0].budgetPercent",
            "can never fire for objective availability: 2 % of 28d over 1h is 13.44 times the allowed 8 %, 107.5 % of all events; lower budgetPercent or lengthen longWindow"));

    [Fact]
    public void A_short_window_that_is_not_shorter_is_refused() =>
        Check(Fast with { ShortWindow = "1h" }).Only().Field.ShouldBe("spec.tiers[0].shortWindow");

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    public void A_share_of_the_budget_that_is_none_is_refused(string share) =>
        Check(Fast with { BudgetPercent = share }).ShouldContain(e => e.Field == "spec.tiers[0].budgetPercent");

    [Fact]
    public void A_window_that_is_no_duration_is_refused_once() => Check(Fast with { LongWindow = "5m1h" }).Only().Field.ShouldBe("spec.tiers[0].longWindow");
}
