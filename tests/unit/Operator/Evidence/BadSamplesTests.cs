using MlOps.Analysis.Counters;
using MlOps.Operator.Tests.Judging;
using MlOps.Operator.Tests.Signals.Servers;

namespace MlOps.Operator.Tests.Evidence;

/// <summary>
/// Raw samples of a revision under test that cannot be trusted. Each would prove a bad release if it were: three requests in ten fail.
/// </summary>
public class BadSamplesTests
{
    private const int Scrapes = 6;
    private const string Revision = "pod=~\"fraud-h2-.+\"";
    private static readonly ServiceLevelIndicator GoodEvents = new()
    {
        Events = new() { Good = "good_total", Total = "all_total" },
    };
    private static readonly ServiceLevelIndicator Latency = new()
    {
        Latency = new() { Histogram = "seconds", ThresholdSeconds = "0.25" },
    };
    private static readonly CounterSeries Total = Counter.Growing(100, Scrapes);
    private static readonly CounterSeries Bad = Counter.Growing(30, Scrapes);
    private readonly FakePrometheus _prometheus = new();

    private Task<SloPolicyStatus> JudgedAsync(ServiceLevelIndicator? sli = null) =>
        Evidence.Judged.ByAsync(_prometheus, Evidence.Judged.UnderTest, sli ?? Evidence.Judged.Events);

    private FakePrometheus Has(string metric, params CounterSeries[] series) => _prometheus.Has($"{metric}{{{Revision}", series);

    private static CounterSeries With(CounterSeries series, int index, double value) =>
        series with
        {
            Samples = [.. series.Samples.Select((s, i) => i == index ? s with { Value = value } : s)],
        };

    /// <summary>The same samples so many seconds earlier.</summary>
    private static CounterSeries Earlier(CounterSeries series, double seconds) =>
        series with
        {
            Samples = [.. series.Samples.Select(s => s with { Time = s.Time - seconds })],
        };

    private static CounterSeries Labelled(CounterSeries series, string label, string value) =>
        series with
        {
            Labels = new Dictionary<string, string>(series.Labels) { [label] = value },
        };

    [Fact]
    public async Task Sound_samples_of_the_same_figures_do_breach()
    {
        Has("all_total", Total);
        Has("bad_total", Bad);
        (await JudgedAsync()).Requests.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(double.NaN, "NaN or infinite")]
    [InlineData(double.PositiveInfinity, "NaN or infinite")]
    [InlineData(double.NegativeInfinity, "NaN or infinite")]
    [InlineData(-1, "negative")]
    public async Task A_value_that_no_counter_has(double value, string words)
    {
        foreach (var (bad, total) in new[] { (With(Bad, 3, value), Total), (Bad, With(Total, 3, value)) })
        {
            Has("all_total", total);
            Has("bad_total", bad);
            (await JudgedAsync()).ShouldHold(EvidenceKind.QueryError, words);
        }
    }

    [Fact]
    public async Task Samples_that_are_older_than_three_scrapes()
    {
        Has("all_total", Earlier(Total, 46));
        Has("bad_total", Earlier(Bad, 46));
        (await JudgedAsync()).ShouldHold(
            EvidenceKind.Stale,
            "newest sample of events is 46 s old, the limit is 45 s; is the target still scraped?"
        );
    }

    [Fact]
    public async Task Good_events_that_are_scraped_no_more_while_all_events_are()
    {
        Has("all_total", Total);
        Has("good_total", Earlier(Counter.Growing(70, Scrapes), 46));
        (await JudgedAsync(GoodEvents)).ShouldHold(EvidenceKind.Stale, "newest sample of good events is 46 s old");
    }

    [Fact]
    public async Task Nothing_at_all() =>
        (await JudgedAsync()).ShouldHold(EvidenceKind.NoData, "no series for all_total{pod=~\"fraud-h2-.+\"}");

    [Fact]
    public async Task Bad_events_without_any_events()
    {
        Has("bad_total", Bad);
        (await JudgedAsync()).ShouldHold(EvidenceKind.NoData, "no series");
    }

    [Fact]
    public async Task Several_series_where_one_is_expected()
    {
        Has("all_total", Labelled(Total, "job", "pods"), Labelled(Total, "job", "services"));
        Has("bad_total", Bad);
        (await JudgedAsync()).ShouldHold(EvidenceKind.Ambiguous, "2 series for one: {pod=\"fraud-h2-a\"}");
    }

    [Fact]
    public async Task More_bad_events_than_events()
    {
        Has("all_total", Total);
        Has("bad_total", Counter.Growing(102, Scrapes));
        (await JudgedAsync()).ShouldHold(
            EvidenceKind.QueryError,
            "more bad or good events than events in total; the two selectors do not match"
        );
    }

    [Fact]
    public async Task More_good_events_than_events_are_not_perfect_health()
    {
        Has("all_total", Total);
        Has("good_total", Counter.Growing(102, Scrapes));
        (await JudgedAsync(GoodEvents)).ShouldHold(EvidenceKind.QueryError, "the two selectors do not match");
    }

    [Fact]
    public async Task A_histogram_without_the_boundary_tells_those_that_it_has()
    {
        Has("seconds_count", Total);
        _prometheus.Has(
            "group by (le) (seconds_bucket{pod=~\"fraud-h2-.+\"})",
            [.. new[] { "+Inf", "10", "0.5", "1", "0.1" }.Select(le => Labelled(Total, "le", le))]
        );
        (await JudgedAsync(Latency)).ShouldHold(
            EvidenceKind.NoData,
            "no bucket of seconds_bucket has the boundary 0.25; its boundaries are 0.1, 0.5, 1, 10, +Inf: use one of them as thresholdSeconds"
        );
    }

    [Fact]
    public async Task A_summary_has_no_buckets_at_all()
    {
        Has("seconds_count", Total);
        (await JudgedAsync(Latency)).ShouldHold(EvidenceKind.NoData, "it may be a summary, which has no buckets");
    }

    [Fact]
    public async Task No_series_of_good_events()
    {
        Has("all_total", Total);
        (await JudgedAsync(GoodEvents)).ShouldHold(EvidenceKind.NoData, "no series of good_total exists, of any model");
    }

    [Fact]
    public async Task An_operator_whose_clock_is_ahead_sees_old_samples()
    {
        Has("all_total", Earlier(Total, 600));
        Has("bad_total", Earlier(Bad, 600));
        (await JudgedAsync()).ShouldHold(EvidenceKind.Stale, "600 s old");
    }

    [Fact]
    public async Task Samples_out_of_order()
    {
        Has("all_total", Total with { Samples = [.. Total.Samples.Reverse().OrderBy(s => s.Time == Total.Samples[^1].Time)] });
        Has("bad_total", Bad);
        (await JudgedAsync()).ShouldHold(EvidenceKind.QueryError, "not in ascending time order");
    }
}
