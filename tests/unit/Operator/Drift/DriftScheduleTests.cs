using MlOps.Decisions.DriftPolicies.Facts;

namespace MlOps.Operator.Tests.Drift;

public class DriftScheduleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(9, -15)]
    [InlineData(10, 0)]
    [InlineData(600, 0)]
    [InlineData(910, 15)]
    public void A_window_ends_at_a_whole_multiple_and_is_judged_once_its_samples_are_stored(int seconds, int endsAt) =>
        DriftSchedule.Latest(Noon.AddSeconds(seconds), TimeSpan.FromMinutes(15)).ShouldBe(Noon.AddMinutes(endsAt));

    [Fact]
    public void The_next_look_comes_when_the_next_window_can_be_judged() =>
        DriftSchedule.UntilNext(Noon.AddSeconds(610), TimeSpan.FromMinutes(15)).ShouldBe(TimeSpan.FromSeconds(300));

    [Theory]
    [InlineData("24h", null, 21600)]
    [InlineData("30m", null, 900)]
    [InlineData("30m", 60, 60)]
    public void Without_an_interval_it_is_a_quarter_of_the_window_and_not_under_15_minutes(string window, int? seconds, int expected) =>
        DriftInterval
            .Of(
                new DriftPolicySpec
                {
                    ModelRef = new ModelReference { Name = "m" },
                    Current = new DriftWindow { Window = window },
                    EvaluationIntervalSeconds = seconds,
                }
            )
            .ShouldBe(TimeSpan.FromSeconds(expected));
}
