using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using MlOps.Samples.LoadGenerator;
using MlOps.Samples.LoadGenerator.Reporting;

namespace MlOps.Samples.Tests.Load;

public class TallyTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Fact]
    public void A_summary_adds_up_and_remembers_when()
    {
        var tally = new Tally(_time);
        Count(tally, "1", "ok");
        _time.Advance(TimeSpan.FromMilliseconds(1500));
        Count(tally, "1", "500");
        _time.Advance(TimeSpan.FromSeconds(1));
        Count(tally, "1", "ok");
        Count(tally, "unknown", "timeout");
        tally.CountSent();

        var summary = tally.Snapshot();
        summary.Sent.ShouldBe(5);
        summary.InFlight.ShouldBe(1);
        summary.Requests.ShouldBe(summary.Versions.Values.Sum(v => v.Requests));
        summary.Failures.ShouldBe(summary.Versions.Values.Sum(v => v.Failures));
        summary.Failures.ShouldBe(summary.FailuresByKind.Values.Sum());
        summary.Versions["1"].FirstFailure.ShouldBe(summary.Started.AddSeconds(1.5));
        summary.Versions["1"].Last.ShouldBe(summary.Started.AddSeconds(2.5));
    }

    [Fact]
    public void Seconds_tell_only_what_is_new_and_together_everything()
    {
        var tally = new Tally(_time);
        Count(tally, "1", "ok");
        tally.TakeReport().Versions["1"]["ok"].ShouldBe(1);
        Count(tally, "2", "500");
        var second = tally.TakeReport();
        second.Versions.Keys.ShouldBe(["2"]);
        second.Sent.ShouldBe(1);
    }

    [Fact]
    public void The_last_line_is_one_that_scripts_can_read()
    {
        var tally = new Tally(_time);
        _time.Advance(TimeSpan.FromMilliseconds(7));
        Count(tally, "2", "500");
        var line = JsonSerializer.Serialize(new SummaryLine(tally.Snapshot()), LoadJson.Default.SummaryLine);
        line.ShouldNotContain("\n");
        var summary = JsonDocument.Parse(line).RootElement.GetProperty("summary");
        summary.GetProperty("versions").GetProperty("2").GetProperty("firstFailure").GetString().ShouldBe("2026-01-02T03:04:05.007Z");
        summary.GetProperty("failuresByKind").GetProperty("500").GetInt32().ShouldBe(1);
    }

    private static void Count(Tally tally, string version, string kind)
    {
        tally.CountSent();
        tally.Count(new Outcome(version, kind));
    }
}
