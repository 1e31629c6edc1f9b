using MlOps.Decisions.Evidence;
using MlOps.EndToEnd.BackfilledHistory.Metrics;
using MlOps.EndToEnd.BackfilledHistory.Support;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Windows;

namespace MlOps.EndToEnd.BackfilledHistory;

/// <summary>Series that are not there all the time.</summary>
public class MissingSeriesTests(BackfilledPrometheus prometheus)
{
    [Fact]
    public async Task A_vanished_series_is_no_drift_and_keeps_the_drift_of_another_from_training()
    {
        var judge = await JudgeAsync("vanished", "amount", "age");
        var status = await judge.LastingAsync();
        (status.Of("age").Evidence, status.Of("age").Verdict).ShouldBe((EvidenceKind.NoData, Verdict.Unknown));
        status.Of("age").Message.ShouldNotBeNull().ShouldStartWith("no series of age_bucket, and no native histogram age");
        judge.Read("age").Fault.ShouldBe(DataFault.Vanished);
        (status.Verdict, status.Episode!.Signals.Single()).ShouldBe((Verdict.Breached, "amount"));
        var doubt = status.Requests.ShouldHaveSingleItem().DataQualityIssue.ShouldNotBeNull();
        (doubt.Rule, doubt.Message).ShouldBe(("SignalVanished", "age has series in the reference but none in the last 1h"));
        status.Conditions.Single(c => c.Type == "DataQualityOK").Reason.ShouldBe("SignalVanished");
    }

    [Fact]
    public async Task A_reference_that_begins_within_its_window_has_so_many_samples_less()
    {
        var judge = await JudgeAsync("begun", "amount");
        var status = await judge.AtAsync(ScrapeTimes.End);
        (status.Of("amount").Evidence, status.Verdict).ShouldBe((EvidenceKind.Value, Verdict.Healthy), status.Of("amount").Message);
        status.Of("amount").ReferenceSamples.ShouldBeInRange(1100, 1300);
        status.Of("amount").Samples.ShouldBeInRange(3300, 3700);
        status.ShouldNotAct();
    }

    [Fact]
    public async Task A_reference_that_begins_too_late_in_its_window_says_nothing()
    {
        var judge = await JudgeAsync("justbegun", "amount");
        var status = await judge.AtAsync(ScrapeTimes.End);
        (status.Of("amount").Evidence, status.Verdict).ShouldBe((EvidenceKind.Idle, Verdict.Unknown));
        status.Of("amount").ReferenceSamples.ShouldBeInRange(250, 350);
        status.Of("amount").Message.ShouldNotBeNull().ShouldContain("spec.current.minSamples requires 1000 in each");
        status.ShouldNotAct();
    }

    [Fact]
    public async Task A_gap_in_the_scrapes_of_the_reference_costs_no_sample()
    {
        var judge = await JudgeAsync("unscraped", "amount");
        var status = await judge.AtAsync(ScrapeTimes.End);
        status.Of("amount").ReferenceSamples.ShouldBeInRange(3300, 3700);
        status.Verdict.ShouldBe(Verdict.Healthy, status.Of("amount").Message);
    }

    [Fact]
    public async Task A_reference_before_all_data_says_so()
    {
        var spec = BackfilledPolicy.Of("unscraped", BackfilledPolicy.Histogram("amount")) with
        {
            Reference = new DriftReference { Offset = "8w" },
        };
        var status = await new BackfilledJudge(await prometheus.SourcesAsync(), spec).AtAsync(ScrapeTimes.End);
        (status.Of("amount").Evidence, status.Verdict).ShouldBe((EvidenceKind.NoData, Verdict.Unknown));
        status.Of("amount").Message.ShouldNotBeNull().ShouldStartWith("the reference: no series of amount_bucket");
        status.ShouldNotAct();
    }

    private async Task<BackfilledJudge> JudgeAsync(string model, params string[] metrics) =>
        new(await prometheus.SourcesAsync(), BackfilledPolicy.Of(model, [.. metrics.Select(m => BackfilledPolicy.Histogram(m))]));
}
