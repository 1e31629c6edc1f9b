using MlOps.Analysis.Drift.Judging.Habits;

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
        HoursOfDay.Until(end, 6, 22, 28, 1.5)!.Value.ShouldBe(wait, 1e-6);

    [Fact]
    public void A_reference_of_a_day_holds_all_hours() => HoursOfDay.Until(15, 6, 0, 24, 1.5).ShouldBe(0);

    [Fact]
    public void A_window_that_is_longer_is_never_compared() => HoursOfDay.Until(15, 24, 0, 6, 1.5).ShouldBeNull();

    /// <summary>
    /// Every three hours, of a reference from 22:30 to 10:30: an hour either way leaves 09:30 to 11:30, where no evaluation is.
    /// </summary>
    [Theory]
    [InlineData(9, 0)]
    [InlineData(12, 0)]
    [InlineData(6, 3)]
    public void Windows_that_are_far_apart_have_half_their_distance(double end, double wait) =>
        HoursOfDay.Until(end, 12, 22.5, 34.5, 3)!.Value.ShouldBe(wait, 1e-6);
}
