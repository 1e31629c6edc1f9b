using MlOps.Analysis.Burn.Confirmation;
using MlOps.Analysis.Counters;
using MlOps.Decisions.Evidence;
using MlOps.Operator.Signals.Indicators;
using MlOps.Operator.Signals.Selectors;
using MlOps.Operator.Tests.Signals.Servers;

namespace MlOps.Operator.Tests.Signals;

public class MinuteLooksTests
{
    private static readonly LabelMatcher Pods = new("pod", MatchOperator.Matches, "fraud-.+");
    private static readonly ServiceLevelIndicator Events = new()
    {
        Events = new() { Bad = "bad_total", Total = "all_total" },
    };
    private static readonly ServiceLevelIndicator Good = new()
    {
        Events = new() { Good = "good_total", Total = "all_total" },
    };
    private static readonly ServiceLevelIndicator Expression = new()
    {
        Expression = new() { Bad = "errors(${window})", Total = "all(${window}) # every one" },
    };
    private static readonly ServiceLevelIndicator Gauge = new()
    {
        Gauge = new() { Query = "accuracy", Min = "0.9" },
    };
    private static readonly ServiceLevelIndicator Native = new()
    {
        Latency = new()
        {
            Histogram = "seconds",
            ThresholdSeconds = "0.25",
            Type = HistogramType.Native,
        },
    };
    private readonly FakePrometheus _prometheus = new();

    private Task<Reading<BurnMinutes>> ReadAsync(ServiceLevelIndicator sli) =>
        IndicatorReaders
            .For(sli, new IndicatorVariables("shop", "fraud", "fraud"), Pods, _prometheus)
            .MinutesAsync(
                TimeSpan.FromMinutes(5),
                0.01344,
                DateTimeOffset.FromUnixTimeSeconds(10_000),
                TestContext.Current.CancellationToken
            );

    private static CounterSeries Number(double value) => new(new Dictionary<string, string>(), [new(10_000, value)]);

    [Fact]
    public async Task Minutes_of_a_selector_are_asked_for_by_one_pair_of_subqueries()
    {
        _prometheus.Has("> 0", Number(3)).Has(">= 0", Number(5));
        (await ReadAsync(Events)).Value.ShouldBe(new BurnMinutes(3, 5));
        var (all, bad) = (
            "(sum by (namespace) (increase(all_total{pod=~\"fraud-.+\"}[60s])))",
            "(sum by (namespace) (increase(bad_total{pod=~\"fraud-.+\"}[60s])))"
        );
        _prometheus.Queries.ShouldBe([
            $"count_over_time(({all} >= 0)[300s:60s])",
            $"count_over_time((({bad} > 0) >= on (namespace) (0.01344 * {all}))[300s:60s])",
        ]);
    }

    [Fact]
    public async Task Bad_events_are_what_the_good_ones_leave()
    {
        await ReadAsync(Good);
        _prometheus.Has(">= 0", Number(5));
        await ReadAsync(Good);
        _prometheus.Queries[^1].ShouldContain("[60s]))) - on (namespace) (sum by (namespace) (increase(good_total");
    }

    [Fact]
    public async Task Every_kind_of_indicator_has_minutes()
    {
        _prometheus.Has("> 0", Number(2)).Has(">= 0", Number(5));
        foreach (var sli in new[] { Events, Good, Expression, Gauge, Native })
            (await ReadAsync(sli)).Value.ShouldBe(new BurnMinutes(2, 5));
        _prometheus.Queries.ShouldContain("count_over_time((((errors(60s)) > 0) >= on () (0.01344 * (all(60s) # every one\n)))[300s:60s])");
    }

    [Fact]
    public async Task Without_a_bad_series_no_minute_burns()
    {
        _prometheus.Has(">= 0", Number(5)).Has("> 0");
        (await ReadAsync(Events)).Value.ShouldBe(new BurnMinutes(0, 5));
    }

    /// <summary>With a scrape a minute no minute holds two.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(2.0)]
    public async Task Minutes_without_two_scrapes_are_looked_at_in_pairs(double? known)
    {
        _prometheus.Has("[120s]))) > 0", Number(3)).Has("[120s]))) >= 0", Number(4));
        if (known is { } some)
            _prometheus.Has("[60s]))) > 0").Has("[60s]))) >= 0", Number(some));
        (await ReadAsync(Events)).Value.ShouldBe(new BurnMinutes(3, 4));
    }

    [Theory]
    [InlineData(">= 0", EvidenceKind.QueryError)]
    [InlineData("> 0", EvidenceKind.QueryError)]
    public async Task Minutes_that_cannot_be_read_are_no_quiet_ones(string query, EvidenceKind kind)
    {
        _prometheus.Fails(query, "too many samples").Has(">= 0", Number(5));
        if (query == ">= 0")
            _prometheus.Fails(">= 0", "too many samples");
        var reading = await ReadAsync(Events);
        (reading.Kind, reading.Value, reading.Message).ShouldBe((kind, null, "too many samples"));
    }

    [Fact]
    public async Task No_series_are_no_quiet_minutes() => (await ReadAsync(Events)).Kind.ShouldBe(EvidenceKind.NoData);
}
