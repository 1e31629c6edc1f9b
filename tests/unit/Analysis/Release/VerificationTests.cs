using MlOps.Analysis.Release.Verifying;

namespace MlOps.Analysis.Tests.Release;

public class VerificationTests
{
    [Theory]
    [InlineData(0, 19, VerificationResult.Passed)]
    [InlineData(0, 18, VerificationResult.Undecided)]
    [InlineData(1, 100, VerificationResult.Passed)]
    [InlineData(0, 0, VerificationResult.Undecided)]
    [InlineData(9, 30, VerificationResult.Undecided)]
    [InlineData(40, 1000, VerificationResult.Undecided)]
    public void A_rollback_from_thirty_percent_errors_is_verified(double bad, double total, VerificationResult outcome) =>
        Verification.Evaluate(Scrapes.Counts((bad, total)), ratioBefore: 0.3, target: 0.99).ShouldBe(outcome);

    [Fact]
    public void A_target_that_fails_as_well_is_disproved_in_a_few_scrapes() =>
        Verification.Evaluate(Scrapes.Repeat(3, 90, 300), ratioBefore: 0.3, target: 0.99).ShouldBe(VerificationResult.Failed);

    /// <summary>
    /// Two bad of thirty are above every bound of independent events, and in one of nine right rollbacks there are two, in a burst.
    /// </summary>
    [Fact]
    public void A_burst_right_after_the_switch_disproves_nothing()
    {
        Verification.Evaluate(Scrapes.Counts((2, 30)), ratioBefore: 0.05, target: 0.99).ShouldBe(VerificationResult.Undecided);
        Verification
            .Evaluate(Scrapes.Counts((10, 100), (0, 100), (0, 100)), ratioBefore: 0.05, target: 0.99)
            .ShouldNotBe(VerificationResult.Failed);
    }

    [Fact]
    public void Half_as_bad_as_before_is_not_better_enough() =>
        Verification.Evaluate(Scrapes.Repeat(20, 15, 100), ratioBefore: 0.3, target: 0.8).ShouldBe(VerificationResult.Undecided);

    [Fact]
    public void Nothing_can_be_half_as_bad_as_no_errors() =>
        Verification.Evaluate(Scrapes.Repeat(20, 0, 500), ratioBefore: 0, target: 0.99).ShouldBe(VerificationResult.Undecided);

    [Fact]
    public void It_never_passes_with_more_errors_where_it_did_not_with_fewer() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[30, 200])
            .Sample(
                (bad, total) =>
                {
                    var now = Verification.Evaluate(Scrapes.Repeat(10, bad, total), 0.3, 0.99);
                    var worse = Verification.Evaluate(Scrapes.Repeat(10, bad + 1, total), 0.3, 0.99);
                    (now != VerificationResult.Passed && worse == VerificationResult.Passed).ShouldBeFalse();
                }
            );
}
