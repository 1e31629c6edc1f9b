using System.Globalization;
using MlOps.Analysis.Burn.Windows;
using MlOps.Entities.Common.Status;
using MlOps.Entities.SloPolicies.Indicators;
using MlOps.Entities.SloPolicies.Objectives;

namespace MlOps.EndToEnd.BackfilledHistory.Counters;

/// <summary>Windows, tiers and budget over counters as they are in the wild, judged against a real Prometheus.</summary>
public class CountTests(CounterFixture fixture) : IClassFixture<CounterFixture>
{
    private static readonly ServiceLevelIndicator Errors = new()
    {
        Events = new() { Bad = "http_requests_total{code=~\"5..\"}", Total = "http_requests_total" },
    };

    private CounterJudge Judge(CounterHistory history, ServiceLevelIndicator? sli = null, params (string Pod, int Restarts)[] pods) =>
        new(fixture.Source, history.Model, sli ?? Errors) { Restarts = pods.ToDictionary(p => p.Pod, p => p.Restarts) };

    private static ServiceLevelIndicator Faster(string seconds) =>
        new()
        {
            Latency = new() { Histogram = Ladders.Histogram, ThresholdSeconds = seconds },
        };

    [Fact]
    public async Task Workers_behind_one_port_are_no_evidence_and_never_page()
    {
        var history = CounterHistories.TwoWorkers;
        var judge = Judge(history, null, (history.Pod(), 0));
        var status = await judge.OverAsync(TimeSpan.FromMinutes(16));
        judge.Verdicts.ShouldBe([Verdict.Unknown]);
        status.Requests.ShouldBeEmpty();
        judge.Objective.Evidence.ShouldBe(EvidenceKind.Ambiguous);
        judge.Objective.Message.ShouldNotBeNull().ShouldContain("runs backwards");
        judge.Objective.Message.ShouldContain("no container of it has restarted");
    }

    [Fact]
    public async Task The_same_events_in_one_counter_are_an_outage_that_ended()
    {
        var judge = Judge(CounterHistories.OneWorker, null, (CounterHistories.OneWorker.Pod(), 0));
        await judge.OverAsync(TimeSpan.FromMinutes(10));
        judge.Verdicts.ShouldNotContain(Verdict.Breached);
        judge.Objective.Verdict.ShouldBe(Verdict.Healthy);
        Bad(judge.Facts.Budget).ShouldBeInRange(40, 61);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(null)]
    public async Task Replicas_in_turn_are_no_evidence_whether_or_not_the_pod_is_known(int? restarts)
    {
        var history = CounterHistories.Replicas;
        var judge = restarts is { } known ? Judge(history, null, (history.Pod(), known)) : Judge(history);
        await judge.AtAsync(CounterHistory.End);
        judge.Objective.Verdict.ShouldBe(Verdict.Unknown);
        judge.Facts.LastHour!.Message.ShouldContain("runs backwards");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(null)]
    public async Task Crashes_are_counted_from_zero_whether_or_not_the_pod_is_known(int? restarts)
    {
        var history = CounterHistories.Crashed;
        var judge = restarts is { } known ? Judge(history, null, (history.Pod(), known)) : Judge(history);
        await judge.AtAsync(CounterHistory.End);
        var hour = judge.Facts.LastHour!.Value.ShouldNotBeNull(judge.Facts.LastHour.Message);
        hour.Total.ShouldBeInRange(70_000, 73_000);
        (hour.Bad / hour.Total).ShouldBeInRange(0.0045, 0.0055);
    }

    [Fact]
    public async Task First_errors_count_in_tiers_budget_and_burn_rate()
    {
        var judge = Judge(CounterHistories.FirstErrors);
        await judge.AtAsync(CounterHistory.End);
        // Every error is the first of its series, and all of them are within the last hour.
        Bad(judge.Facts.LastHour).ShouldBe(24);
        Bad(judge.Facts.Budget).ShouldBe(24);
        judge.Facts.Budget!.Value!.Total.ShouldBeInRange(375, 390);
        judge.Objective.Budget!.RemainingPercent.ShouldBeInRange(-560, -500);
        // All 24 of the last hour's 204, and of the 381 of both hours; 1 % is allowed.
        Burn(judge, TierName.Fast).ShouldBeInRange(11.5, 12);
        Burn(judge, TierName.Medium).ShouldBeInRange(6.2, 6.4);
    }

    [Fact]
    public async Task First_errors_of_hours_ago_count_in_the_budget()
    {
        var judge = Judge(CounterHistories.EarlyErrors);
        await judge.AtAsync(CounterHistory.End);
        Bad(judge.Facts.LastHour).ShouldBe(0);
        Bad(judge.Facts.Budget).ShouldBe(24);
    }

    /// <summary>Every series begins anew with its pod's whole life.</summary>
    [Fact]
    public async Task A_label_that_is_added_to_every_series_makes_no_first_errors()
    {
        var judge = Judge(CounterHistories.Relabelled);
        await judge.AtAsync(CounterHistory.End);
        var hour = judge.Facts.LastHour!.Value.ShouldNotBeNull(judge.Facts.LastHour.Message);
        hour.Bad.ShouldBe(0);
        hour.Total.ShouldBeInRange(70_000, 73_000);
    }

    [Fact]
    public async Task A_counter_that_ran_backwards_hours_ago_is_no_evidence_of_the_windows_that_hold_it()
    {
        var judge = Judge(CounterHistories.EarlyReplicas);
        await judge.AtAsync(CounterHistory.End);
        judge.Facts.Budget!.Message.ShouldContain("runs backwards");
        Bad(judge.Facts.LastHour).ShouldBe(6, 1);
    }

    [Fact]
    public async Task A_crash_of_hours_ago_is_counted_from_zero()
    {
        var judge = Judge(CounterHistories.EarlyCrash);
        await judge.AtAsync(CounterHistory.End);
        judge.Facts.Budget!.Value.ShouldNotBeNull(judge.Facts.Budget.Message).Ratio.ShouldBe(0.001, 0.0001);
    }

    [Fact]
    public async Task The_life_of_a_pod_before_its_first_scrape_does_not_count()
    {
        var judge = Judge(CounterHistories.OldPod);
        await judge.AtAsync(CounterHistory.End);
        judge.Facts.Budget!.Value.ShouldBe(judge.Facts.Budget!.Value! with { Bad = 0 });
        judge.Facts.Budget!.Value!.Total.ShouldBeInRange(17_000, 19_000);
    }

    [Fact]
    public async Task Counters_that_are_scraped_twice_are_ambiguous_and_the_label_is_named()
    {
        var judge = Judge(CounterHistories.Twice);
        await judge.AtAsync(CounterHistory.End);
        judge.Objective.Evidence.ShouldBe(EvidenceKind.Ambiguous);
        judge.Objective.Message.ShouldNotBeNull().ShouldContain("job: pods, services");
        judge.Objective.Budget.ShouldBeNull();
    }

    [Fact]
    public async Task A_scrape_job_that_was_renamed_loses_no_events()
    {
        var judge = Judge(CounterHistories.Renamed);
        await judge.AtAsync(CounterHistory.End);
        var hour = judge.Facts.LastHour!.Value.ShouldNotBeNull(judge.Facts.LastHour.Message);
        hour.Total.ShouldBeInRange(70_000, 73_000);
    }

    [Fact]
    public async Task A_label_that_no_series_has_is_no_data_and_the_labels_are_told()
    {
        var judge = Judge(CounterHistories.OtherLabel);
        await judge.OverAsync(TimeSpan.FromMinutes(5));
        judge.Verdicts.ShouldBe([Verdict.Unknown]);
        judge.Objective.Evidence.ShouldBe(EvidenceKind.NoData);
        judge
            .Objective.Message.ShouldNotBeNull()
            .ShouldContain(
                "no series of http_requests_total has the label code; its labels are handler, instance, job, namespace, pod, status"
            );
    }

    /// <summary>The release test reads raw samples: it must be as blind as the windows, not pass.</summary>
    [Fact]
    public async Task A_release_is_not_passed_by_a_label_that_no_series_has()
    {
        var judge = new CounterJudge(fixture.Source, CounterHistories.OtherLabel.Model, Errors)
        {
            Promoted = CounterHistory.End.AddMinutes(-15),
        };
        var status = await judge.OverAsync(TimeSpan.FromMinutes(10));
        judge.Facts.Release.ShouldNotBeNull().Kind.ShouldBe(EvidenceKind.NoData);
        status.Release!.Phase.ShouldBe(Entities.SloPolicies.Status.Releases.ReleasePhase.Testing);
    }

    [Fact]
    public async Task A_label_that_one_pod_lacks_is_ambiguous()
    {
        var judge = Judge(CounterHistories.MixedLabels);
        await judge.AtAsync(CounterHistory.End);
        judge.Objective.Evidence.ShouldBe(EvidenceKind.Ambiguous);
        judge.Objective.Message.ShouldNotBeNull().ShouldContain("pod mixedlabels-0123abcdef-2 lack the label code");
    }

    [Fact]
    public async Task Errors_of_pods_without_a_total_are_ambiguous()
    {
        var judge = Judge(
            CounterHistories.Strays,
            new()
            {
                Events = new() { Bad = "failed_total", Total = "served_total" },
            }
        );
        await judge.AtAsync(CounterHistory.End);
        judge.Objective.Evidence.ShouldBe(EvidenceKind.Ambiguous);
        judge.Objective.Message.ShouldNotBeNull().ShouldContain("the two selectors count different pods");
    }

    [Fact]
    public async Task A_metric_that_nobody_exports_is_no_data()
    {
        var judge = Judge(
            CounterHistories.OtherName,
            new()
            {
                Events = new() { Bad = "failures_total", Total = "served_total" },
            }
        );
        await judge.AtAsync(CounterHistory.End);
        judge.Objective.Evidence.ShouldBe(EvidenceKind.NoData);
        judge.Objective.Message.ShouldNotBeNull().ShouldContain("no series of failures_total exists, of any model");
    }

    [Fact]
    public async Task A_label_that_a_metric_of_its_own_lacks_is_no_data()
    {
        var judge = Judge(
            CounterHistories.OtherReason,
            new()
            {
                Events = new() { Bad = "faulted_total{reason=\"timeout\"}", Total = "served_total" },
            }
        );
        await judge.AtAsync(CounterHistory.End);
        judge.Objective.Evidence.ShouldBe(EvidenceKind.NoData);
        judge.Objective.Message.ShouldNotBeNull().ShouldContain("no series of faulted_total has the label reason; its labels are");
    }

    [Fact]
    public async Task A_new_ladder_without_the_boundary_is_no_evidence_and_burns_nothing()
    {
        var judge = Judge(Ladders.NewLadder, Faster("0.25"));
        var status = await judge.OverAsync(TimeSpan.FromMinutes(20));
        judge.Verdicts.ShouldNotContain(Verdict.Warning);
        judge.Verdicts.ShouldNotContain(Verdict.Breached);
        status.Requests.ShouldBeEmpty();
        (judge.Objective.Verdict, judge.Objective.Evidence).ShouldBe((Verdict.Unknown, EvidenceKind.NoData));
        judge.Objective.Message.ShouldNotBeNull().ShouldContain("has the boundary 0.25; its boundaries are 0.3, 1, +Inf");
    }

    [Fact]
    public async Task Events_from_before_the_boundary_existed_are_left_out()
    {
        var judge = Judge(Ladders.NewBoundary, Faster("0.25"));
        await judge.AtAsync(CounterHistory.End);
        var hour = judge.Facts.LastHour!.Value.ShouldNotBeNull(judge.Facts.LastHour.Message);
        hour.Total.ShouldBeInRange(34_000, 37_000);
        hour.Ratio.ShouldBe(0.1, 0.005);
    }

    [Fact]
    public async Task A_boundary_is_a_number_however_each_pod_writes_it()
    {
        var judge = Judge(Ladders.TwoSpellings, Faster("1"));
        await judge.AtAsync(CounterHistory.End);
        var hour = judge.Facts.LastHour!.Value.ShouldNotBeNull(judge.Facts.LastHour.Message);
        hour.Total.ShouldBeInRange(20_000, 20_800);
        hour.Ratio.ShouldBe(0.1, 0.002);
    }

    [Fact]
    public async Task A_boundary_that_is_written_anew_costs_one_scrape_and_no_verdict()
    {
        var judge = Judge(Ladders.Respelt, Faster("1"));
        await judge.OverAsync(TimeSpan.FromMinutes(40));
        judge.Verdicts.ShouldNotContain(Verdict.Breached);
        judge.Objective.Verdict.ShouldBe(Verdict.Healthy);
        judge.Facts.LastHour!.Value!.Ratio.ShouldBeLessThan(0.01);
    }

    private static double Bad(Decisions.Evidence.Reading<WindowCounts>? reading) =>
        reading?.Value is { } counts ? Math.Round(counts.Bad, 1) : throw new InvalidOperationException(reading?.Message ?? "not read");

    private static double Burn(CounterJudge judge, TierName tier) =>
        double.Parse(judge.Objective.Burn.Single(b => b.Tier == tier).Rate, CultureInfo.InvariantCulture);
}
