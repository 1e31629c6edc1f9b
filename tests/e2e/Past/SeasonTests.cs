using MlOps.Entities.DriftPolicies;
using MlOps.Entities.SloPolicies;

namespace MlOps.EndToEnd.Past;

/// <summary>Weeks in which nothing changes but the hour of the day.</summary>
public class SeasonTests(PastPrometheus past)
{
    [Fact]
    public async Task Unchanged_traffic_with_a_daily_season_is_healthy_at_every_hour_of_a_day()
    {
        var judge = new PastJudge(await past.SourcesAsync(), PastPolicy.Of("steady", PastPolicy.Histogram("amount")));
        for (var hour = 23; hour >= 0; hour--)
        {
            var status = await judge.AtAsync(Moments.End.AddHours(-hour));
            status.Verdict.ShouldBe(Verdict.Healthy, $"{hour} h before the end: {status.Of("amount").Message}");
            status.Of("amount").DriftedAt.ShouldBeEmpty();
            judge.Read("amount").Counts!.Value!.CurrentTotal.ShouldBeGreaterThan(3000);
            judge.Read("amount").Wander.ShouldContainKey(Analysis.Drift.DriftMethod.Wasserstein);
            status.ShouldNotAct();
        }
    }

    [Fact]
    public async Task The_same_traffic_compared_with_another_hour_of_the_day_has_moved()
    {
        var spec = PastPolicy.Of("steady", PastPolicy.Histogram("amount"));
        var judge = new PastJudge(await past.SourcesAsync(), spec with { Reference = new DriftReference { Range = new TimeRange { From = Moments.End.AddHours(-7), To = Moments.End.AddHours(-6) } } });
        var status = await judge.AtAsync(Moments.End);
        status.Of("amount").Verdict.ShouldBe(Verdict.Warning, status.Of("amount").Message);
        status.Of("amount").DriftedAt.ShouldBe([Moments.End]);
    }
}
