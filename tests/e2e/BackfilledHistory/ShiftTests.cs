using MlOps.EndToEnd.BackfilledHistory.Metrics;
using MlOps.EndToEnd.BackfilledHistory.Support;
using MlOps.Entities.Common.Status;

namespace MlOps.EndToEnd.BackfilledHistory;

/// <summary>Amounts that moved in the last hours, and pods that started anew in both windows.</summary>
public class ShiftTests(BackfilledPrometheus prometheus)
{
    [Fact]
    public async Task A_shift_of_the_last_hours_is_drift_of_that_signal_only()
    {
        var judge = await JudgeAsync();
        var status = await judge.LastingAsync();
        status.Verdict.ShouldBe(Verdict.Breached, status.Message);
        (status.Of("amount").Verdict, status.Of("age").Verdict).ShouldBe((Verdict.Breached, Verdict.Healthy));
        status.DriftShare.ShouldBe("0.5");
        status.Message.ShouldNotBeNull().ShouldStartWith("drifted: amount (");
        status.Episode.ShouldNotBeNull().Signals.ShouldBe(["amount"]);
        status.Episode!.Onset.ShouldBe(ScrapeTimes.End.AddHours(-1));
        var request = status.Requests.ShouldHaveSingleItem();
        (request.Signals.Single(), request.DataQualityIssue, request.EvaluatedAt).ShouldBe(("amount", null, ScrapeTimes.End));
        judge.Read("amount").Variability.Count.ShouldBe(9);
    }

    [Fact]
    public async Task One_look_is_no_drift_yet()
    {
        var status = await (await JudgeAsync()).AtAsync(ScrapeTimes.End);
        (status.Verdict, status.Of("amount").Verdict).ShouldBe((Verdict.Warning, Verdict.Warning));
        status.ShouldNotAct();
    }

    /// <summary>
    /// What was counted between the last scrape and a restart no scrape has seen; a pod that begins or ends is drawn out by at most one
    /// interval.
    /// </summary>
    [Fact]
    public async Task Restarted_pods_cost_only_the_events_that_no_scrape_has_seen()
    {
        var judge = await JudgeAsync();
        await judge.AtAsync(ScrapeTimes.End);
        var counts = judge.Read("amount").Counts!.Value!;
        var then = ScrapeTimes.End - ScrapeTimes.Week;
        AsServed(counts.CurrentTotal, ScrapeTimes.End, pods: 4, ends: 2);
        AsServed(counts.ReferenceTotal, then, pods: 3, ends: 0);
    }

    private void AsServed(double counted, DateTimeOffset end, int pods, int ends)
    {
        var all = prometheus.Models.Restarted.Select(p => p.In(end - ScrapeTimes.Window, end)).ToList();
        var (served, hidden) = (all.Sum(a => a.Served), all.Sum(a => a.Hidden));
        all.Count(a => a.Served > 0).ShouldBe(pods);
        hidden.ShouldBeGreaterThan(0);
        hidden.ShouldBeLessThan(served / 100);
        counted.ShouldBeInRange(
            served - hidden - 1,
            served + (ends * ScrapeTimes.Fine.TotalSeconds * 2) + 1,
            $"{served} served, {hidden} of them hidden"
        );
    }

    private async Task<BackfilledJudge> JudgeAsync() =>
        new(
            await prometheus.SourcesAsync(),
            BackfilledPolicy.Of("moved", BackfilledPolicy.Histogram("amount"), BackfilledPolicy.Histogram("age"))
        );
}
