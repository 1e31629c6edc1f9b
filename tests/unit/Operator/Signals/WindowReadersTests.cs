using MlOps.Analysis.Burn.Windows;
using MlOps.Analysis.Counters;
using MlOps.Decisions.Evidence;
using MlOps.Operator.Signals.Indicators;
using MlOps.Operator.Signals.Selectors;
using MlOps.Operator.Tests.Signals.Servers;

namespace MlOps.Operator.Tests.Signals;

public class WindowReadersTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(10_000);
    private static readonly LabelMatcher Pods = new("pod", MatchOperator.Matches, "fraud-.+");
    private readonly FakePrometheus _prometheus = new();

    private Task<Reading<WindowCounts>> ReadAsync(ServiceLevelIndicator sli, double minutes = 5) =>
        IndicatorReaders
            .For(sli, new IndicatorVariables("shop", "fraud", "fr\"aud"), Pods, _prometheus)
            .WindowAsync(TimeSpan.FromMinutes(minutes), Now, TestContext.Current.CancellationToken);

    private static CounterSeries Number(double value, string? pod = null) =>
        new(pod is null ? new Dictionary<string, string>() : new() { ["pod"] = pod }, [new(10_000, value)]);

    private static ServiceLevelIndicator Accuracy(string? n = null) =>
        new()
        {
            Gauge = new()
            {
                Query = "accuracy",
                Min = "0.9",
                Max = "1",
                NQuery = n,
            },
        };

    [Fact]
    public async Task An_expression_is_asked_for_each_window_with_escaped_names()
    {
        _prometheus.Has("errors", Number(3)).Has("requests", Number(100));
        var reading = await ReadAsync(
            new()
            {
                Expression = new()
                {
                    Bad = "sum(increase(errors{m=\"${model}\"}[${window}]))",
                    Total = "sum(increase(requests[${window}]))",
                },
            }
        );
        reading.Value.ShouldBe(new WindowCounts(3, 100));
        _prometheus.Queries.ShouldBe(["sum(increase(requests[300s]))", "sum(increase(errors{m=\"fr\\\"aud\"}[300s]))"]);
    }

    [Fact]
    public async Task Good_events_of_an_expression_become_bad_ones()
    {
        _prometheus.Has("good", Number(97)).Has("requests", Number(100));
        (
            await ReadAsync(
                new()
                {
                    Expression = new() { Good = "good", Total = "requests" },
                }
            )
        ).Value.ShouldBe(new WindowCounts(3, 100));
    }

    [Fact]
    public async Task Several_series_are_ambiguous_and_told_how_to_be_one()
    {
        _prometheus.Has("errors", Number(3, "a"), Number(4, "b")).Has("requests", Number(100));
        var reading = await ReadAsync(
            new()
            {
                Expression = new() { Bad = "errors", Total = "requests" },
            }
        );
        reading.Kind.ShouldBe(EvidenceKind.Ambiguous);
        reading.Message.ShouldContain("sum()");
    }

    [Fact]
    public async Task A_gauge_counts_looks_out_of_bounds_and_leaves_NaN_and_infinities_out()
    {
        _prometheus.Has("abs", Number(20)).Has("> 1", Number(4));
        (await ReadAsync(Accuracy())).Value.ShouldBe(new WindowCounts(4, 20));
        _prometheus.Queries.ShouldBe([
            "count_over_time((abs(accuracy) < Inf)[300s:15s])",
            "count_over_time((((accuracy) < 0.9) > -Inf or ((accuracy) > 1) < Inf)[300s:15s])",
        ]);
    }

    [Fact]
    public async Task A_long_window_of_a_gauge_is_looked_at_a_thousand_times()
    {
        await ReadAsync(Accuracy(), 3 * 24 * 60);
        _prometheus.Queries[0].ShouldEndWith("[259200s:260s])");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    public async Task A_gauge_without_events_behind_it_is_idle(double events)
    {
        _prometheus.Has("count_over_time", Number(20)).Has("labels_total", Number(events));
        (await ReadAsync(Accuracy("labels_total"))).Kind.ShouldBe(EvidenceKind.Idle);
    }

    [Fact]
    public async Task A_native_histogram_gives_its_good_share()
    {
        _prometheus
            .Has("histogram_fraction", Number(95))
            .Has("histogram_count(sum by (namespace) (increase(duration_seconds{pod=~\"fraud-.+\"}[300s])))", Number(100));
        var reading = await ReadAsync(
            new()
            {
                Latency = new()
                {
                    Histogram = "duration_seconds",
                    ThresholdSeconds = "0.3",
                    Type = HistogramType.Native,
                },
            }
        );
        reading.Value.ShouldBe(new WindowCounts(5, 100));
    }

    [Theory]
    [InlineData(PresetName.Http, PresetKind.Errors, null, "http_requests_total{code!~\"5..\",status!~")]
    [InlineData(
        PresetName.Istio,
        PresetKind.Errors,
        null,
        "istio_requests_total{reporter=\"destination\",response_code!=\"0\",response_code!~\"5..\",grpc_response_status!~"
    )]
    [InlineData(PresetName.Triton, PresetKind.Errors, null, "nv_inference_request_failure{reason!=\"CANCELED\",pod=~")]
    [InlineData(
        PresetName.Istio,
        PresetKind.Latency,
        "0.25",
        "istio_request_duration_milliseconds_bucket{reporter=\"destination\",le=~\"250"
    )]
    [InlineData(PresetName.KServe, PresetKind.Latency, "0.25", "request_predict_seconds_bucket{le=~\"0\\\\.250*\",")]
    [InlineData(PresetName.Knative, PresetKind.Latency, "1", "revision_request_latencies_bucket{le=~\"1000")]
    public async Task A_preset_asks_for_the_series_of_its_stack(PresetName name, PresetKind kind, string? threshold, string series)
    {
        _prometheus.Has("sum by", Number(1));
        await ReadAsync(
            new()
            {
                Preset = new()
                {
                    Name = name,
                    Kind = kind,
                    ThresholdSeconds = threshold,
                },
            }
        );
        _prometheus.Queries.ShouldContain(q => q.Contains(series, StringComparison.Ordinal), string.Join("; ", _prometheus.Queries));
    }

    [Fact]
    public void Only_selectors_tell_revisions_apart()
    {
        bool Sees(ServiceLevelIndicator sli) =>
            IndicatorReaders.For(sli, new IndicatorVariables("a", "b", "c"), Pods, _prometheus).SeesRevisions;
        Sees(
                new()
                {
                    Preset = new() { Name = PresetName.Http, Kind = PresetKind.Errors },
                }
            )
            .ShouldBeTrue();
        Sees(Accuracy()).ShouldBeFalse();
        Sees(
                new()
                {
                    Expression = new() { Bad = "a", Total = "b" },
                }
            )
            .ShouldBeFalse();
    }
}
