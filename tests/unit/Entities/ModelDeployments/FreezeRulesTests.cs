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

    [Theory]
    [InlineData("UTC", null)]
    [InlineData("Europe/Berlin", "'Europe/Berlin' cannot be looked up: this machine or image has no time zone data; install tzdata")]
    [InlineData("Mars/Olympus", "'Mars/Olympus' cannot be looked up: this machine or image has no time zone data")]
    public void Without_zone_data_no_name_is_called_wrong(string zone, string? problem) =>
        (TimeZones.Problem(zone, name => name == "UTC") ?? "").ShouldStartWith(problem ?? "");

    [Fact]
    public void With_zone_data_an_unknown_name_is() =>
        TimeZones
            .Problem("Mars/Olympus", name => name is "UTC" or "Asia/Tokyo")
            .ShouldNotBeNull()
            .ShouldContain("is not a known time zone");

    /// <summary>
    /// Microsoft's chiseled images have no time zones, those that end in -extra have, with the names that tzdata moved to tzdata-legacy.
    /// The build stops where the base has none.
    /// </summary>
    [Fact]
    public void The_image_is_made_from_a_base_with_time_zones_and_checks_it()
    {
        var dockerfile = File.ReadAllText(Repository.PathOf("Dockerfile"));
        dockerfile.ShouldContain("ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled-extra\n");
        dockerfile.ShouldContain("Europe/Berlin");
        dockerfile.ShouldContain("US/Pacific");
        dockerfile.ShouldContain("RUN [\"/app/mlops-operator\", \"validate\", \"/check/time-zones.json\"]");
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

    /// <summary>.NET finds a zone that it has read before under any case, and reads one under its exact name only.</summary>
    [Theory]
    [InlineData("europe/berlin", "Europe/Berlin")]
    [InlineData("AMERICA/new york", "America/New_York")]
    [InlineData("utc", "UTC")]
    public void A_zone_in_another_spelling_is_refused_whatever_was_read_before(string zone, string meant)
    {
        for (var i = 0; i < 2; i++)
        {
            In(zone).Only().Message.ShouldBe($"'{zone}' is not a known time zone; did you mean {meant}?");
            In(meant).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("Etc/UTC")]
    [InlineData("Etc/GMT+1")]
    [InlineData("GMT")]
    [InlineData("America/Argentina/Buenos_Aires")]
    [InlineData("America/Port-au-Prince")]
    public void Every_name_of_the_zone_data_is_accepted(string zone) => In(zone).ShouldBeEmpty();

    private static IReadOnlyList<FieldError> In(string zone) =>
        Check(
            new()
            {
                Schedule = "0 0 * * *",
                TimeZone = zone,
                DurationSeconds = 60,
            }
        );

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
