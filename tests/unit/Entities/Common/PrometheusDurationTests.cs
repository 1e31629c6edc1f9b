using MlOps.Entities.Common.PromQl;

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

    [Theory]
    [InlineData("5m")]
    [InlineData("90m")]
    [InlineData("6h")]
    [InlineData("28d")]
    [InlineData("45s")]
    [InlineData("1500ms")]
    public void A_duration_is_written_in_the_largest_unit_that_counts_it_whole(string text)
    {
        PrometheusDuration.TryParse(text, out var duration).ShouldBeTrue();
        PrometheusDuration.Format(duration).ShouldBe(text);
    }

    [Theory]
    [InlineData("1h30m", "90m")]
    [InlineData("4w", "28d")]
    [InlineData("3600s", "1h")]
    public void One_length_has_one_text(string text, string same)
    {
        PrometheusDuration.TryParse(text, out var duration).ShouldBeTrue();
        PrometheusDuration.Format(duration).ShouldBe(same);
    }
}
