using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Actions;

namespace MlOps.Entities.Tests.ModelDeployments;

public class FreezeRulesTests
{
    private static IReadOnlyList<FieldError> Check(FreezeWindow window) =>
        Validation.Check(Examples.Model() with { Spec = Examples.Model().Spec with { FreezeWindows = [window] } });

    [Theory]
    [InlineData("0 22 * * FRI", "Europe/Berlin")]
    [InlineData("*/15 * 1 1-6 *", "UTC")]
    public void Cron_expressions_in_known_time_zones_are_accepted(string schedule, string zone) =>
        Check(
                new()
                {
                    Schedule = schedule,
                    TimeZone = zone,
                    DurationSeconds = 3600,
                }
            )
            .ShouldBeEmpty();

    [Theory]
    [InlineData("every friday")]
    [InlineData("0 22 * *")]
    [InlineData("0 0 22 * * FRI")]
    [InlineData("61 * * * *")]
    public void Other_schedules_are_refused_with_an_example(string schedule)
    {
        var error = Check(new() { Schedule = schedule, DurationSeconds = 3600 }).Only();
        error.Field.ShouldBe("spec.freezeWindows[0].schedule");
        error.Message.ShouldContain("'0 22 * * FRI'");
    }

    [Fact]
    public void An_unknown_time_zone_is_refused() =>
        Check(
                new()
                {
                    Schedule = "0 0 * * *",
                    TimeZone = "Mars/Olympus",
                    DurationSeconds = 60,
                }
            )
            .Only()
            .Field.ShouldBe("spec.freezeWindows[0].timeZone");

    [Fact]
    public void A_blocker_with_a_broken_query_is_refused() =>
        Validation
            .Check(
                Examples.Model() with
                {
                    Spec = Examples.Model().Spec with { Rollback = new() { Blockers = [new() { Name = "migration", Query = "sum(x" }] } },
                }
            )
            .Only()
            .ShouldBe(
                new(
                    "spec.rollback.blockers[0].query",
                    "is not valid PromQL at character 6: the query lacks a closing ')' for the '(' at character 4"
                )
            );
}
