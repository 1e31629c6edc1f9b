using MlOps.Analysis.Burn.Windows;
using MlOps.Decisions.Evidence;
using MlOps.Decisions.SloPolicies.Burn;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Operator.Tests.Judging.Burn;

public class BudgetTests
{
    private static SloPolicyStatus Judged(double bad, double total, double hour = 0, SloPolicyStatus? before = null, double after = 86_400)
    {
        var facts = Facts.After(after).Burning(EvidenceSource.Fast, hour);
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
        Judged(24.9, 10_000, before: before, after: 86_460).Json().ShouldBe(before.Json());
    }

    [Theory]
    [InlineData(25.1, 24.9)]
    [InlineData(24.9, 25.1)]
    [InlineData(100.6, 101.1)]
    public void A_share_that_hovers_about_a_whole_percent_is_not_written_with_each_look(double bad, double then)
    {
        var before = Judged(bad, 10_000);
        Judged(then, 10_000, before: before, after: 86_460).Json().ShouldBe(before.Json());
    }

    [Theory]
    [InlineData(99.9, 100.1, -1)]
    [InlineData(100.1, 99.9, 0)]
    public void Whether_a_budget_is_overspent_is_never_rounded(double bad, double then, int percent) =>
        Budget(Judged(then, 10_000, before: Judged(bad, 10_000), after: 86_460)).RemainingPercent.ShouldBe(percent);

    [Fact]
    public void An_end_that_comes_into_sight_is_told_before_a_percent_is_spent_and_taken_back_after_the_trouble()
    {
        var quiet = Judged(25, 10_000);
        var burning = Judged(25.5, 10_000, hour: 0.05, before: quiet, after: 86_460);
        Budget(burning).ExhaustedInHours.ShouldBe(100);
        burning.BudgetExhaustedBy.ShouldBe("2026-03-06T13:00Z");
        var over = Judged(25.6, 10_000, before: burning, after: 90_000);
        Budget(over).ExhaustedInHours.ShouldBeNull();
        over.BudgetExhaustedBy.ShouldBeNull();
    }

    [Fact]
    public void A_burn_that_hovers_about_the_allowed_rate_does_not_let_the_end_come_and_go()
    {
        var status = Judged(25, 10_000, hour: 0.0102);
        Budget(status).ExhaustedInHours.ShouldNotBeNull();
        Judged(25, 10_000, hour: 0.0099, before: status, after: 86_460).Json().ShouldBe(status.Json());
        Budget(Judged(25, 10_000, hour: 0.0079, before: status, after: 86_460)).ExhaustedInHours.ShouldBeNull();
    }

    [Fact]
    public void A_budget_that_is_spent_says_so() => Judged(101, 10_000).BudgetExhaustedBy.ShouldBe("spent");

    [Fact]
    public void The_burn_rate_is_written_again_when_it_has_moved_by_half()
    {
        var before = Judged(25, 10_000, hour: 0.04);
        (before.BurnRate, Budget(before).BurnRate).ShouldBe(("4", "4"));
        Judged(25, 10_000, hour: 0.0599, before: before, after: 86_460).Json().ShouldBe(before.Json());
        Judged(25, 10_000, hour: 0.0268, before: before, after: 86_460).Json().ShouldBe(before.Json());
        Judged(25, 10_000, hour: 0.0601, before: before, after: 86_460).BurnRate.ShouldBe("6");
        Judged(25, 10_000, hour: 0.0264, before: before, after: 86_460).BurnRate.ShouldBe("2.6");
    }

    [Theory]
    [InlineData(0.0004, "0")]
    [InlineData(0.0011, "0.1")]
    [InlineData(0.1349, "13")]
    public void The_burn_rate_has_two_figures_and_a_trace_of_it_is_none(double hour, string rate) =>
        Judged(25, 10_000, hour, Judged(25, 10_000)).BurnRate.ShouldBe(rate);

    [Fact]
    public void Each_tier_has_its_burn_rate_while_its_long_window_has_evidence()
    {
        var status = Judged(25, 10_000, hour: 0.04);
        status.Objectives[0].Burn.ShouldBe([new TierBurn { Tier = TierName.Fast, Rate = "4" }]);
        var blind = Facts.After(86_460).Burning(EvidenceSource.Fast, 0.04, lacking: EvidenceKind.QueryError).Following(status).Judged();
        blind.Objectives[0].Burn.ShouldBeEmpty();
        blind.BurnRate.ShouldBeNull();
        Budget(blind).RemainingPercent.ShouldBe(75);
    }

    [Fact]
    public void A_tier_s_burn_rate_is_that_of_its_long_window()
    {
        var facts = Facts.After(86_400).Burning(EvidenceSource.Fast, 0.04);
        var tier = facts.Objectives[0].Tiers[0] with { Short = Reading<WindowCounts>.Of(new WindowCounts(0, 1000), "q") };
        (facts with { Objectives = [facts.Objectives[0] with { Tiers = [tier] }] })
            .Judged()
            .Objectives[0]
            .Burn.ShouldHaveSingleItem()
            .Rate.ShouldBe("4");
    }

    [Fact]
    public void A_tier_s_burn_rate_is_written_again_when_it_has_moved_by_half()
    {
        var before = Judged(25, 10_000, hour: 0.04);
        Judged(25, 10_000, hour: 0.05, before: before, after: 86_460).Objectives[0].Burn.ShouldHaveSingleItem().Rate.ShouldBe("4");
        Judged(25, 10_000, hour: 0.07, before: before, after: 86_460).Objectives[0].Burn.ShouldHaveSingleItem().Rate.ShouldBe("7");
    }

    [Fact]
    public void A_policy_that_cannot_be_judged_forecasts_nothing()
    {
        var status = Judged(25, 10_000, hour: 0.04);
        var idle = (Facts.After(86_460) with { Model = null }).Following(status).Judged();
        (idle.BurnRate, idle.BudgetExhaustedBy).ShouldBe((null, null));
    }

    [Fact]
    public void The_fastest_burn_and_the_first_end_stand_for_all_objectives()
    {
        BudgetStatus Of(string? rate, int? hours, int percent) =>
            new()
            {
                BurnRate = rate,
                ExhaustedInHours = hours,
                RemainingPercent = percent,
                At = Facts.Promoted,
            };
        ObjectiveStatus Named(string name, BudgetStatus? budget) =>
            new()
            {
                Name = name,
                Verdict = Verdict.Healthy,
                Budget = budget,
            };
        var summary = BudgetSummary.Over(
            new SloPolicyStatus
            {
                Objectives =
                [
                    Named("a", Of("9.5", 30, 60)),
                    Named("b", Of("13", 20, 70)),
                    Named("c", Of(null, null, 50)),
                    Named("d", null),
                ],
            }
        );
        (summary.BudgetRemainingPercent, summary.BurnRate, summary.BudgetExhaustedBy).ShouldBe((50, "13", "2026-03-02T05:00Z"));
        BudgetSummary.Over(new SloPolicyStatus()).ShouldBe(new SloPolicyStatus());
    }

    [Fact]
    public void A_condition_tells_of_an_overspent_budget_how_many_times_and_since_when_there_can_be_data()
    {
        StatusCondition Of(SloPolicyStatus status) => status.Conditions.Single(c => c.Type == "BudgetExhausted");
        var spent = Of(Judged(210, 10_000));
        (spent.Status, spent.Reason, spent.Message).ShouldBe(
            ("True", "Overspent", "Error budget of 28d: objective availability has spent it 2.1 times")
        );
        var left = Of(Judged(25, 10_000));
        (left.Status, left.Reason, left.Message).ShouldBe(
            ("False", "BudgetLeft", "Error budget of 28d: 75 % left, the least, for objective availability")
        );
        var few = Of(Judged(1, 29));
        (few.Status, few.Reason).ShouldBe(("Unknown", "NoEvidence"));
        var young = Facts.After(86_400).Burning(EvidenceSource.Fast, 0);
        young = young with
        {
            Objectives = [young.Objectives[0] with { Budget = Reading<WindowCounts>.Of(new WindowCounts(210, 10_000), "q") }],
            Model = young.Model! with { Metadata = young.Model.Metadata with { CreationTimestamp = Facts.Promoted } },
        };
        Of(young.Judged())
            .Message.ShouldBe("Error budget of 28d (model created 2026-03-01 09:00:00Z): objective availability has spent it 2.1 times");
        Of((Facts.After(90) with { Model = null }).Judged()).Reason.ShouldBe("ModelNotFound");
    }

    [Theory]
    [InlineData(100, "100 %")]
    [InlineData(0, "0 %")]
    [InlineData(-29, "spent 1.29 times")]
    [InlineData(-497, "spent 6 times")]
    [InlineData(-1656, "spent 18 times")]
    [InlineData(-10_000, "spent over 100 times")]
    public void A_budget_reads_as_a_share_or_as_how_many_times_it_is_spent(int percent, string text) =>
        BudgetText.Left(percent).ShouldBe(text);
}
