using MlOps.Analysis.Drift.Judging;

namespace MlOps.Analysis.Tests.Drift;

public class HoursOfDayTests
{
    /// <summary>A reference from hour 22 to hour 28, windows of six hours.</summary>
    [Theory]
    [InlineData(28 + 72, 0)]
    [InlineData(29 + 72, 0)]
    [InlineData(27 + 72, 0)]
    [InlineData(30 + 72, 21)]
    [InlineData(16 + 72, 11)]
    public void A_window_is_compared_in_the_hours_of_its_reference_give_or_take_one(double end, double wait) =>
        HoursOfDay.Until(end, 6, 22, 28)!.Value.ShouldBe(wait, 1e-6);

    [Fact]
    public void A_reference_of_a_day_holds_all_hours() => HoursOfDay.Until(15, 6, 0, 24).ShouldBe(0);

    [Fact]
    public void A_window_that_is_longer_is_never_compared() => HoursOfDay.Until(15, 24, 0, 6).ShouldBeNull();
}
