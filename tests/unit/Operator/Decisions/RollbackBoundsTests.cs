using MlOps.Decisions.Actions.Rollback.Rules;

namespace MlOps.Operator.Tests.Decisions;

/// <summary>The rules of a rollback at their very bounds, where mutation tests found that nothing would have noticed a mistake.</summary>
public class RollbackBoundsTests
{
    private static RollbackCase Surged =>
        ACase
            .Proven()
            .With(r =>
                r with
                {
                    Demand = new() { Trend = DemandTrend.Surged, Message = "10 to 80" },
                }
            )
            .OpenFor(60);

    [Fact]
    public void A_hold_on_suspicion_says_when_to_decide_again()
    {
        var ruling = RollbackChain.Decide(Surged);

        ruling.Rule.ShouldBe("DemandSurged");
        ruling.Until.ShouldBe(Surged.State.Now.AddSeconds(540));
    }

    [Theory]
    [InlineData(7200, null)]
    [InlineData(7201, "NotAttributable")]
    public void Trouble_that_began_at_the_end_of_the_window_is_attributed(double seconds, string? rule) =>
        Objects(Began(seconds)).ShouldBe(rule);

    [Theory]
    [InlineData(600, 7800, null)]
    [InlineData(600, 7801, "NotAttributable")]
    [InlineData(-600, 7200, null)]
    [InlineData(-600, 7201, "NotAttributable")]
    public void The_window_starts_anew_when_a_fallback_gave_the_traffic_back(double returned, double began, string? rule)
    {
        var c = Began(began);
        Objects(c.Knowing(s => s with { Circuit = new CircuitStatus { Since = c.Serving!.PromotedAt!.Value.AddSeconds(returned) } }))
            .ShouldBe(rule);
    }

    [Fact]
    public void Rollbacks_of_a_day_ago_are_not_counted()
    {
        var c = ACase.Proven();
        var aDayAgo = c.State.Now.AddDays(-1);

        RollbackChain.Decide(c.Knowing(s => s with { Rollbacks = [aDayAgo, aDayAgo] })).Outcome.ShouldBe(DecisionOutcome.Act);
        RollbackChain
            .Decide(c.Knowing(s => s with { Rollbacks = [aDayAgo.AddTicks(1), aDayAgo.AddTicks(1)] }))
            .Rule.ShouldBe("DailyBudget");
    }

    [Fact]
    public void Holds_while_a_fallback_answers_for_an_isolated_model() =>
        RollbackChain
            .Decide(ACase.Proven().Knowing(s => s with { Circuit = new CircuitStatus { State = CircuitState.Isolated } }))
            .Rule.ShouldBe("Isolated");

    [Fact]
    public void A_step_that_is_not_built_is_named_as_people_count()
    {
        var ruling = RollbackChain.Decide(ACase.Proven().With(r => r with { Action = RequestedAction.OpenCircuit, Step = 1 }));

        ruling.Rule.ShouldBe("StepNotBuilt");
        ruling.Message.ShouldStartWith("step 2 of spec.responses is OpenCircuit");
    }

    /// <summary>The evidence stays fresh: only the onset moves.</summary>
    private static RollbackCase Began(double secondsAfterPromotion)
    {
        var c = ACase.Proven();
        return c.With(r => r with { Onset = c.Serving!.PromotedAt!.Value.AddSeconds(secondsAfterPromotion) });
    }

    private static string? Objects(RollbackCase c) =>
        RollbackChain.Decide(c) is { Outcome: DecisionOutcome.Hold } ruling ? ruling.Rule : null;
}
