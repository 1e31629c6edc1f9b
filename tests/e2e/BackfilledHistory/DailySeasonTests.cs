using MlOps.EndToEnd.BackfilledHistory.Metrics;
using MlOps.EndToEnd.BackfilledHistory.Support;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Windows;

namespace MlOps.EndToEnd.BackfilledHistory;

/// <summary>Weeks in which nothing changes but the hour of the day.</summary>
public class DailySeasonTests(BackfilledPrometheus prometheus)
{
    [Fact]
    public async Task Unchanged_traffic_with_a_daily_season_is_healthy_at_every_hour_of_a_day()
    {
        var judge = new BackfilledJudge(
            await prometheus.SourcesAsync(),
            BackfilledPolicy.Of("steady", BackfilledPolicy.Histogram("amount"))
        );
        for (var hour = 23; hour >= 0; hour--)
        {
            var status = await judge.AtAsync(ScrapeTimes.End.AddHours(-hour));
            status.Verdict.ShouldBe(Verdict.Healthy, $"{hour} h before the end: {status.Of("amount").Message}");
            status.Of("amount").DriftedAt.ShouldBeEmpty();
            judge.Read("amount").Counts!.Value!.CurrentTotal.ShouldBeGreaterThan(3000);
            judge.Read("amount").Variability.ShouldContainKey(Analysis.Drift.DriftMeasure.Wasserstein);
            status.ShouldNotAct();
        }
    }

    [Fact]
    public async Task An_hour_is_compared_with_that_hour_of_other_days_only()
    {
        var spec = BackfilledPolicy.Of("steady", BackfilledPolicy.Histogram("amount"));
        var judge = new BackfilledJudge(
            await prometheus.SourcesAsync(),
            spec with
            {
                Reference = new DriftReference
                {
                    Range = new TimeRange { From = ScrapeTimes.End.AddHours(-7), To = ScrapeTimes.End.AddHours(-6) },
                },
            }
        );
        var status = await judge.AtAsync(ScrapeTimes.End);
        (status.Of("amount").Evidence, status.Verdict).ShouldBe((EvidenceKind.NoData, Verdict.Unknown));
        status
            .Of("amount")
            .Message.ShouldNotBeNull()
            .ShouldStartWith(
                "the reference holds 05:00 to 06:00 UTC only, and other hours of the day are not comparable; the next comparable window ends at 2025-06-19 05:00:00Z"
            );
        var same = await new BackfilledJudge(await prometheus.SourcesAsync(), judge.Policy.Spec).AtAsync(
            ScrapeTimes.End.AddHours(-6).AddDays(-1)
        );
        (same.Of("amount").Verdict, same.Of("amount").DriftedAt.Count).ShouldBe((Verdict.Healthy, 0), same.Of("amount").Message);
    }
}
