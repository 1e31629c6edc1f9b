using MlOps.EndToEnd.BackfilledHistory.Metrics;
using MlOps.EndToEnd.BackfilledHistory.Support;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Windows;
using MlOps.Entities.Serialization;
using MlOps.Operator.Cli.Baselines;
using MlOps.Operator.Cli.Live;
using MlOps.Operator.Controllers;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Runtime.Objects;

namespace MlOps.EndToEnd.BackfilledHistory;

/// <summary>A snapshot of a week ago, taken as <c>baseline capture</c> takes it, is a reference.</summary>
public class SnapshotTests(BackfilledPrometheus prometheus)
{
    private static readonly DateTimeOffset From = ScrapeTimes.End - ScrapeTimes.Week - TimeSpan.FromHours(2);
    private static readonly DateTimeOffset To = ScrapeTimes.End - ScrapeTimes.Week;

    [Fact]
    public async Task What_moved_since_a_snapshot_drifts_and_what_did_not_is_healthy()
    {
        var judge = await JudgeAsync("moved", BackfilledPolicy.Histogram("amount"), BackfilledPolicy.Histogram("age"));
        var (exitCode, told) = await CaptureAsync(judge);
        exitCode.ShouldBe(0, told);
        var status = await judge.LastingAsync();
        (status.Of("amount").Verdict, status.Of("age").Verdict).ShouldBe((Verdict.Breached, Verdict.Healthy), status.Message);
        var (served, hidden) = Served();
        judge.Read("amount").Counts!.Value!.ReferenceTotal.ShouldBeInRange(served - hidden - 1, served + 1);
        status.Requests.ShouldHaveSingleItem().DataQualityIssue.ShouldBeNull();
    }

    [Fact]
    public async Task Categories_are_kept_by_name()
    {
        var judge = await JudgeAsync("newcategory", BackfilledPolicy.Categories("merchants_total", "category"));
        (await CaptureAsync(judge)).ExitCode.ShouldBe(0);
        var status = await judge.LastingAsync();
        (status.Verdict, judge.Read("category").Counts!.Value!.Bins).ShouldBe((Verdict.Breached, 3), status.Message);
    }

    [Theory]
    [InlineData("few", "fewer than spec.current.minSamples, 1000")]
    [InlineData("onebin", "too coarse")]
    [InlineData("notanumber", "buckets that are not numbers")]
    [InlineData("nobody", "no series of amount_bucket")]
    public async Task What_could_never_be_judged_is_not_captured(string model, string why)
    {
        var judge = await JudgeAsync(model, BackfilledPolicy.Histogram("amount"));
        var (exitCode, told) = await CaptureAsync(judge);
        exitCode.ShouldBe(1);
        told.ShouldContain(why);
        judge.Objects.Writes.ShouldBe(0);
    }

    private (int Served, int Hidden) Served()
    {
        var all = prometheus.Models.Restarted.Select(p => p.In(From, To)).ToList();
        return (all.Sum(a => a.Served), all.Sum(a => a.Hidden));
    }

    private async Task<BackfilledJudge> JudgeAsync(string model, params DriftSignal[] signals)
    {
        // Two hours are four windows of half an hour, from which a habit is told.
        var spec = BackfilledPolicy.Of(model, signals) with
        {
            Current = new DriftWindow { Window = "30m" },
            Reference = new DriftReference { ConfigMapRef = new ConfigMapReference { Name = "weeks" } },
        };
        return new BackfilledJudge(await prometheus.SourcesAsync(), spec);
    }

    private async Task<(int ExitCode, string Told)> CaptureAsync(BackfilledJudge judge)
    {
        judge.Objects.With(ResourceKinds.DriftPolicies, EntityJson.Encode(judge.Policy));
        var sources = await prometheus.SourcesAsync();
        using var told = new StringWriter();
        // A run ends with its sources, and these are everybody's.
        var session = new LiveSession(
            judge.Objects,
            BackfilledPolicy.Namespace,
            name => new([new(name, new RememberedAnswers(sources.Find(name, BackfilledPolicy.Namespace).Source!))])
        );
        var order = new BaselineOrder(new ObjectKey(BackfilledPolicy.Namespace, judge.Policy.Metadata.Name))
        {
            ConfigMap = "weeks",
            From = From,
            To = To,
        };
        return (
            await new BaselineRun(session, TimeProvider.System, told, told).RunAsync(order, TestContext.Current.CancellationToken),
            told.ToString()
        );
    }
}
