using System.Text.Json.Nodes;
using MlOps.Decisions.DriftPolicies.Quality;
using MlOps.Decisions.DriftPolicies.Signals;
using MlOps.Operator.Signals.Baselines;
using MlOps.Operator.Tests.Drift.Support;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Tests.Drift.Gathering;

public partial class BaselineReferenceTests
{
    private readonly AWatchedModel _watched = new();

    [Fact]
    public async Task What_was_captured_is_at_no_distance_from_itself()
    {
        await CaptureAsync();
        var (facts, status) = await _watched.ComparesWith("inputs-baseline").JudgeAsync();
        foreach (var signal in facts.Signals)
            SignalJudge.Measure(facts, signal, signal.Counts!.Value!).ShouldAllBe(m => m.Value == 0, signal.Signal.Name);
        status.Signals.Select(s => (s.Verdict, s.ReferenceSamples)).ShouldBe([(Verdict.Healthy, 10000), (Verdict.Healthy, 10000)]);
        status.Conditions.Single(c => c.Type == WellKnown.SpecSupported).Status.ShouldBe("True");
    }

    [Fact]
    public async Task What_moves_away_from_it_is_seen_however_long_ago_it_was_captured()
    {
        await CaptureAsync();
        _watched.Clock.Advance(TimeSpan.FromDays(400));
        _watched.Amounts = _ => History.Buckets(ADrift.Moved);
        _watched.Categories = _ => History.Categories(("food", 3000), ("crypto", 7000));
        var (facts, status) = await _watched.ComparesWith("inputs-baseline").JudgeAsync();
        status.Signals.ShouldAllBe(s => s.DriftedAt.Count == 1);
        facts.Signals.Select(s => (s.Habit!.Lack, s.Habit.Moves)).ShouldBe([(null, 8), (null, 8)]);
        _watched.Prometheus.Asked.Select(a => a.At).Max().ShouldBe(AWatchedModel.Noon.AddDays(400));
    }

    [Fact]
    public async Task Only_the_current_window_is_asked_of_Prometheus()
    {
        await CaptureAsync();
        _watched.Prometheus.Asked.Clear();
        await _watched.ComparesWith("inputs-baseline").JudgeAsync();
        _watched.Prometheus.Asked.ShouldAllBe(a => a.At == AWatchedModel.Noon);
        _watched.Prometheus.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Of_outputs_only_those_of_the_serving_revision_are_compared_with_it()
    {
        await CaptureAsync();
        _watched.Prometheus.Asked.ShouldAllBe(a => a.Query.Contains("[0-9a-f]", StringComparison.Ordinal));
        _watched.Prometheus.Asked.Clear();
        await _watched.Signals(s => s with { Kind = SignalKind.Prediction }).ComparesWith("inputs-baseline").JudgeAsync();
        _watched.Prometheus.Asked.ShouldAllBe(a => a.Query.Contains("fraud-0123456789-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_ConfigMap_that_is_not_there_is_no_data_and_the_remedy_is_named()
    {
        var signal = await AmountAsync();
        (signal.Verdict, signal.Evidence).ShouldBe((Verdict.Unknown, EvidenceKind.NoData));
        signal.Message!.ShouldContain("does not exist");
        signal.Message!.ShouldContain("baseline capture inputs -n shop --configmap inputs-baseline; configmap/inputs-baseline");
    }

    [Fact]
    public async Task A_ConfigMap_without_the_key_holds_no_snapshot()
    {
        Keep(null);
        (await AmountAsync()).Evidence.ShouldBe(EvidenceKind.QueryError);
    }

    [Fact]
    public async Task A_text_that_is_no_snapshot_is_an_error_in_words()
    {
        Keep("password: hunter2");
        var signal = await AmountAsync();
        signal.Evidence.ShouldBe(EvidenceKind.QueryError);
        signal.Message!.ShouldContain("baseline.json of ConfigMap inputs-baseline");
        signal.Message!.ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task What_the_server_refuses_is_evidence_and_names_the_right_that_lacks()
    {
        _watched.Api.Refusal = (kind, _) =>
            kind == Kinds.ConfigMaps ? new ApiException(ApiErrorKind.Forbidden, 403, "configmaps is forbidden") : null;
        var signal = await AmountAsync();
        signal.Evidence.ShouldBe(EvidenceKind.QueryError);
        signal.Message!.ShouldContain("get on configmaps");
    }

    [Fact]
    public async Task A_server_that_is_not_well_is_asked_again_later()
    {
        _watched.Api.Refusal = (kind, _) =>
            kind == Kinds.ConfigMaps ? new ApiException(ApiErrorKind.ServerError, 500, "etcd is not well") : null;
        await Should.ThrowAsync<ApiException>(AmountAsync);
    }

    [Fact]
    public async Task A_signal_that_the_snapshot_does_not_know_is_no_data_and_the_others_are_judged()
    {
        await CaptureAsync();
        var status = (
            await _watched.Signals(s => s.Name == "amount" ? s with { Name = "amounts" } : s).ComparesWith("inputs-baseline").JudgeAsync()
        ).Status;
        (status.Signals[0].Evidence, status.Signals[1].Evidence).ShouldBe((EvidenceKind.NoData, EvidenceKind.Value));
        status.Signals[0].Message!.ShouldContain("no signal amounts");
    }

    [Theory]
    [InlineData("amounts", "job=\"fraud\"")]
    [InlineData("amount", "job=\"other\"")]
    [InlineData("amount", null)]
    public async Task A_histogram_that_was_captured_from_something_else_is_not_compared(string metric, string? selector)
    {
        await CaptureAsync();
        var other = new SignalSource
        {
            Histogram = new HistogramSource { Metric = metric, Selector = selector },
        };
        var signal = (
            await _watched.Signals(s => s.Name == "amount" ? s with { Source = other } : s).ComparesWith("inputs-baseline").JudgeAsync()
        )
            .Status
            .Signals[0];
        signal.Evidence.ShouldBe(EvidenceKind.QueryError);
        signal.Message!.ShouldContain("amount{job=\"fraud\"}");
        signal.Message!.ShouldContain("the policy declares");
    }

    [Fact]
    public async Task Categories_of_another_label_are_not_compared()
    {
        await CaptureAsync();
        var other = new SignalSource
        {
            Categorical = new CategoricalSource { Metric = "merchants_total", Label = "country" },
        };
        var signal = (
            await _watched.Signals(s => s.Name == "merchant" ? s with { Source = other } : s).ComparesWith("inputs-baseline").JudgeAsync()
        )
            .Status
            .Signals[1];
        signal.Message!.ShouldContain("merchants_total by category");
        signal.Evidence.ShouldBe(EvidenceKind.QueryError);
    }

    [Fact]
    public async Task What_two_revisions_say_is_not_compared_with_a_snapshot_either()
    {
        await CaptureAsync();
        _watched.Promoted(AWatchedModel.Noon.AddMinutes(-30)).Signals(s => s with { Kind = SignalKind.Prediction });
        var signal = (await _watched.ComparesWith("inputs-baseline").JudgeAsync()).Status.Signals[0];
        signal.Evidence.ShouldBe(EvidenceKind.NoData);
        signal.Message!.ShouldContain("promotion");
    }

    [Fact]
    public async Task Buckets_that_changed_since_the_capture_are_told_apart_from_drift()
    {
        await CaptureAsync();
        _watched.Amounts = _ => History.Buckets(5000, 5000, 5000);
        var signal = (await _watched.ComparesWith("inputs-baseline").JudgeAsync()).Status.Signals[0];
        signal.Evidence.ShouldBe(EvidenceKind.Ambiguous);
        signal.Message!.ShouldContain("buckets of amount changed");
    }

    [Fact]
    public async Task Less_than_half_of_the_samples_that_it_has_an_hour_is_a_loss()
    {
        await CaptureAsync("2h");
        var (facts, _) = await _watched.ComparesWith("inputs-baseline").JudgeAsync();
        facts.Signals.ShouldAllBe(s => s.ReferenceLength == TimeSpan.FromHours(2));
        // As many samples in the window of one hour as in two hours of the snapshot: twice as many an hour.
        (await DoubtAsync()).ShouldBeNull();
        _watched.Amounts = _ => History.Buckets([.. ADrift.Bell.Select(c => 0.26 * c)]);
        (await DoubtAsync()).ShouldBeNull();
        _watched.Amounts = _ => History.Buckets([.. ADrift.Bell.Select(c => 0.24 * c)]);
        var doubt = (await DoubtAsync()).ShouldNotBeNull();
        (doubt.Rule, doubt.Message).ShouldBe(("SamplesHalved", "amount has 2400 samples an hour, 48 % of the reference's 5000"));
    }

    [Theory]
    [InlineData("2026-07-08T11:00:00Z", "2026-07-08T11:00:00Z")]
    [InlineData("2026-07-08T12:00:00Z", "2026-07-08T11:00:00Z")]
    public async Task A_window_that_somebody_wrote_without_a_length_says_nothing_of_samples_an_hour(string from, string to)
    {
        await CaptureAsync();
        var kept = (JsonObject)
            JsonNode.Parse(
                (
                    await _watched.Api.GetAsync(
                        Kinds.ConfigMaps,
                        new ObjectKey("shop", "inputs-baseline"),
                        ct: TestContext.Current.CancellationToken
                    )
                )!["data"]![Baseline.Key]!.GetValue<string>()
            )!;
        kept["window"] = new JsonObject { ["from"] = from, ["to"] = to };
        Keep(kept.ToJsonString());
        _watched.Amounts = _ => History.Buckets([.. ADrift.Bell.Select(c => 0.2 * c)]);
        var (facts, status) = await _watched.ComparesWith("inputs-baseline").JudgeAsync();
        facts.Signals[0].ReferenceLength.ShouldBeNull();
        status.Signals[0].Evidence.ShouldBe(EvidenceKind.Value);
        DataQualityIssues.OfData(facts, status.Signals).ShouldBeNull();
    }
}
