using MlOps.Entities.Common;
using MlOps.Entities.SloPolicies.Objectives;

namespace MlOps.Entities.Tests.SloPolicies;

public class TierRulesTests
{
    private static readonly BurnTierSpec Fast = new()
    {
        Name = TierName.Fast,
        LongWindow = "1h",
        ShortWindow = "5m",
        BudgetPercent = "2",
    };

    private static IReadOnlyList<FieldError> Check(BurnTierSpec tier, string target = "99", string window = "28d") =>
        Validation.Check(
            Examples.Policy() with
            {
                Spec = Examples.Policy(Examples.Availability(target)).Spec with { Tiers = [tier], Window = window },
            }
        );

    [Fact]
    public void The_default_tier_can_be_written() => Check(Fast).ShouldBeEmpty();

    [Fact]
    public void A_tier_that_can_never_fire_is_refused_with_its_arithmetic() =>
        Check(Fast, "92")
            .Only()
            .ShouldBe(
                new(
                    "spec.tiers[0].budgetPercent",
                    "can never fire for objective availability: 2 % of 28d over 1h is 13.44 times the allowed 8 %, 107.5 % of all events; lower budgetPercent or lengthen longWindow"
                )
            );

    [Fact]
    public void A_short_window_that_is_not_shorter_is_refused() =>
        Check(Fast with { ShortWindow = "1h" }).Only().Field.ShouldBe("spec.tiers[0].shortWindow");

    [Fact]
    public void A_tier_that_a_kept_objective_would_cross_is_refused_with_its_arithmetic() =>
        Check(
                new()
                {
                    Name = TierName.Slow,
                    LongWindow = "1d",
                    ShortWindow = "2h",
                    BudgetPercent = "10",
                },
                window: "7d"
            )
            .Only()
            .ShouldBe(
                new(
                    "spec.tiers[0].budgetPercent",
                    "would report a breach for a model that meets its objectives: 10 % of 7d over 1d is 0.7 times the allowed rate; raise budgetPercent to 14.29 or more, or shorten longWindow"
                )
            );

    [Theory]
    [InlineData("3d", "6h", "10", "28d")]
    [InlineData("3d", "6h", "10", "30d")]
    [InlineData("1d", "2h", "100", "1d")]
    public void A_tier_at_the_allowed_rate_or_of_the_default_table_is_accepted(
        string longer,
        string shorter,
        string share,
        string window
    ) =>
        Check(
                new()
                {
                    Name = TierName.Trickle,
                    LongWindow = longer,
                    ShortWindow = shorter,
                    BudgetPercent = share,
                },
                window: window
            )
            .ShouldBeEmpty();

    [Fact]
    public void A_tier_that_looks_back_further_than_the_objective_is_refused() =>
        Check(Fast with { LongWindow = "2d" }, window: "1d")
            .Only()
            .ShouldBe(new("spec.tiers[0].longWindow", "2d is longer than spec.window, 1d; shorten it or lengthen spec.window"));

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    public void A_share_of_the_budget_that_is_none_is_refused(string share) =>
        Check(Fast with { BudgetPercent = share }).ShouldContain(e => e.Field == "spec.tiers[0].budgetPercent");

    [Fact]
    public void A_window_that_is_no_duration_is_refused_once() =>
        Check(Fast with { LongWindow = "5m1h" }).Only().Field.ShouldBe("spec.tiers[0].longWindow");
}
