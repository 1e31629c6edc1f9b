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
    public void Recovery_is_when_the_burn_is_not_proven_above_one()
    {
        BurnRecovery.HasRecovered(new WindowCounts(1, 100), 0.99).ShouldBeTrue();
        BurnRecovery.HasRecovered(new WindowCounts(0, 100), 0.99).ShouldBeTrue();
        BurnRecovery.HasRecovered(new WindowCounts(8, 100), 0.99).ShouldBeFalse();
    }

    [Fact]
    public void Eight_tenths_of_the_factor_is_no_recovery() =>
        BurnRecovery.HasRecovered(new WindowCounts(0.8 * 0.144 * 1000, 1000), 0.99).ShouldBeFalse();

    [Fact]
    public void Silence_is_no_recovery() => BurnRecovery.HasRecovered(new WindowCounts(0, 0), 0.99).ShouldBeFalse();

    [Fact]
    public void Counts_that_cannot_be_are_no_recovery() => BurnRecovery.HasRecovered(new WindowCounts(double.NaN, 10), 0.99).ShouldBeFalse();
}
