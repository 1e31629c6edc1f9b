using MlOps.Analysis.Burn;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Signals;

namespace MlOps.Operator.Tests.Judging;

public class BudgetTests
{
    private static SloPolicyStatus Judged(double bad, double total, double hour = 0, SloPolicyStatus? before = null, double after = 86_400)
    {
        var facts = Facts.After(after).Burning(Judge.Fast, hour);
        var budget = Reading<WindowCounts>.Of(new WindowCounts(bad, total), "q");
        facts = facts with { Objectives = [facts.Objectives[0] with { Budget = budget }] };
        return (before is null ? facts : facts.Following(before)).Judged();
    }

    private static BudgetStatus Budget(SloPolicyStatus status) => status.Objectives[0].Budget.ShouldNotBeNull();

    [Theory]
    [InlineData(0, 100)]
    [InlineData(25, 75)]
    [InlineData(25.1, 74)]
    [InlineData(100, 0)]
    [InlineData(250, -150)]
    public void The_remaining_share_is_rounded_down(double bad, int percent)
    {
        var status = Judged(bad, 10_000);
        Budget(status).RemainingPercent.ShouldBe(percent);
        status.BudgetRemainingPercent.ShouldBe(percent);
    }

    [Fact]
    public void A_budget_that_the_last_hour_spends_has_an_end() => Budget(Judged(50, 10_000, hour: 0.05)).ExhaustedInHours.ShouldBe(67);

    [Fact]
    public void A_budget_that_is_not_being_spent_has_none() => Budget(Judged(50, 10_000, hour: 0.005)).ExhaustedInHours.ShouldBeNull();

    [Fact]
    public void Less_than_a_percent_writes_nothing()
    {
        var before = Judged(25, 10_000);
        Judged(25.9, 10_000, before: before, after: 86_460).Json().ShouldNotBe(before.Json());
        Budget(Judged(24.9, 10_000, before: before, after: 86_460)).ShouldBe(Budget(before));
    }
}
