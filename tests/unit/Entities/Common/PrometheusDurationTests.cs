using MlOps.Entities.Common;

namespace MlOps.Entities.Tests.Common;

public class PrometheusDurationTests
{
    [Theory]
    [InlineData("28d", 28 * 86_400)]
    [InlineData("1h30m", 5_400)]
    [InlineData("1y1w1d1h1m1s", 31_536_000 + 604_800 + 86_400 + 3_600 + 61)]
    public void Units_are_added(string text, int seconds)
    {
        PrometheusDuration.TryParse(text, out var duration).ShouldBeTrue();
        duration.TotalSeconds.ShouldBe(seconds);
    }

    [Fact]
    public void Milliseconds_are_not_minutes()
    {
        PrometheusDuration.TryParse("5ms", out var duration).ShouldBeTrue();
        duration.TotalMilliseconds.ShouldBe(5);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("5M")]
    [InlineData("1.5h")]
    [InlineData("1m1h")]
    [InlineData("1h1h")]
    [InlineData("0s")]
    [InlineData("-1h")]
    [InlineData("1h\n")]
    [InlineData("99999999999999999999d")]
    [InlineData("999999999y")]
    public void Anything_else_is_no_duration(string text) => PrometheusDuration.TryParse(text, out _).ShouldBeFalse();
}
