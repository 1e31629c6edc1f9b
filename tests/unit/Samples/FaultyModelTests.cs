using CsCheck;
using MlOps.FaultyModel;

namespace MlOps.Samples.Tests;

public class FaultyModelTests
{
    [Fact]
    public void Failures_are_spread_evenly_in_every_stretch() =>
        Gen.Select(Gen.Int[0, 100], Gen.Int[0, 50], Gen.Int[0, 500])
            .Sample(
                (percent, seed, skip) =>
                {
                    var sequence = new FailureSequence(percent, seed);
                    for (int i = 0; i < skip; i++)
                        sequence.NextFails();
                    var failed = Enumerable.Range(0, 100).Count(_ => sequence.NextFails());
                    return Math.Abs(failed - percent) <= 4;
                }
            );

    [Fact]
    public void Nothing_fails_at_zero_and_everything_at_a_hundred()
    {
        var (never, always) = (new FailureSequence(0, 1), new FailureSequence(100, 1));
        Enumerable.Range(0, 1000).ShouldAllBe(_ => !never.NextFails() && always.NextFails());
    }

    [Fact]
    public void Without_environment_it_is_a_good_server() => FaultyModelOptions.Read(_ => null).ShouldBe(new FaultyModelOptions());

    [Theory]
    [InlineData("FAULTY_MODEL_FAIL_PERCENT", "a third")]
    [InlineData("FAULTY_MODEL_NEVER_READY", "yes")]
    public void A_fault_that_was_misspelt_is_refused(string name, string value) =>
        Should.Throw<FormatException>(() => FaultyModelOptions.Read(n => n == name ? value : null)).Message.ShouldContain(name);
}
