using MlOps.Analysis.Burn.Confirmation;

namespace MlOps.Analysis.Tests.Burn;

public class BurnConfirmationTests
{
    [Theory]
    [InlineData(5, 100, 60, ConfirmationOutcome.Confirmed)]
    [InlineData(2, 10, 60, ConfirmationOutcome.Confirmed)]
    [InlineData(5, 100, 59, ConfirmationOutcome.TooRecent)]
    [InlineData(5, 9, 300, ConfirmationOutcome.TooFewEvents)]
    [InlineData(1, 10, 300, ConfirmationOutcome.TooFewEvents)]
    [InlineData(1, 100, 300, ConfirmationOutcome.BelowThreshold)]
    [InlineData(0, 0, 300, ConfirmationOutcome.TooFewEvents)]
    [InlineData(double.NaN, 100, 300, ConfirmationOutcome.BelowThreshold)]
    public void Fresh_events_confirm_a_crossing(double bad, double total, double age, ConfirmationOutcome outcome) =>
        BurnConfirmation.Evaluate(bad, total, age, thresholdRatio: 0.0144).ShouldBe(outcome);

    [Fact]
    public void The_threshold_itself_confirms() =>
        BurnConfirmation.Evaluate(5, 10, 60, thresholdRatio: 0.5).ShouldBe(ConfirmationOutcome.Confirmed);
}
