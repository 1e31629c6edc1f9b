namespace MlOps.Analysis.Tests.Release;

public class VerificationTests
{
    [Theory]
    [InlineData(0, 19, VerificationOutcome.Passed)]
    [InlineData(0, 18, VerificationOutcome.Undecided)]
    [InlineData(1, 100, VerificationOutcome.Passed)]
    [InlineData(0, 0, VerificationOutcome.Undecided)]
    [InlineData(9, 30, VerificationOutcome.Failed)]
    [InlineData(8, 20, VerificationOutcome.Undecided)]
    [InlineData(40, 1000, VerificationOutcome.Failed)]
    public void A_rollback_from_thirty_percent_errors_is_verified(double bad, double total, VerificationOutcome outcome) =>
        Verification.Evaluate(bad, total, ratioBefore: 0.3, target: 0.99).ShouldBe(outcome);

    [Fact]
    public void Half_as_bad_as_before_is_not_better_enough() =>
        Verification.Evaluate(Scrapes.Repeat(20, 15, 100), ratioBefore: 0.3, target: 0.8).ShouldBe(VerificationOutcome.Undecided);

    [Fact]
    public void Nothing_can_be_half_as_bad_as_no_errors() =>
        Verification.Evaluate(0, 10_000, ratioBefore: 0, target: 0.99).ShouldBe(VerificationOutcome.Undecided);

    [Fact]
    public void It_never_both_passes_and_fails_as_errors_grow() => Gen.Select(Gen.Int[0, 300], Gen.Int[300, 2000]).Sample((bad, total) =>
    {
        var now = Verification.Evaluate(bad, total, 0.3, 0.99);
        var worse = Verification.Evaluate(bad + 1, total, 0.3, 0.99);
        (now == VerificationOutcome.Failed && worse != VerificationOutcome.Failed).ShouldBeFalse();
        (now != VerificationOutcome.Passed && worse == VerificationOutcome.Passed).ShouldBeFalse();
    });
}
