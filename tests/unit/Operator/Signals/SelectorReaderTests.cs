using MlOps.Analysis.Counters;
using MlOps.Decisions.Evidence;
using MlOps.Operator.Signals.Indicators;
using MlOps.Operator.Tests.Signals.Servers;

namespace MlOps.Operator.Tests.Signals;

public class SelectorReaderTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(10_000);

    /// <summary>Another model exports the part, so that none of ours is none so far.</summary>
    private readonly FakePrometheus _prometheus = new FakePrometheus().Has("count(part_total)", Sum(1));

    private SelectorReader Reader(bool good = false) =>
        new(
            _prometheus,
            new(VectorSelector.Parse("all_total"), VectorSelector.Parse("part_total"), CountsBad: !good, PartMustExist: good),
            new("pod", MatchOperator.Matches, "fraud-[0-9a-f]{10}-.+"),
            "shop"
        );

    private Task<Reading<RawCounts>> RawAsync(bool good = false) =>
        Reader(good)
            .RawAsync(new("pod", MatchOperator.Matches, "fraud-h2-.+"), Now.AddSeconds(-300), Now, TestContext.Current.CancellationToken);

    private Task<Reading<Analysis.Burn.Windows.WindowCounts>> WindowAsync(bool good = false) =>
        Reader(good).WindowAsync(TimeSpan.FromMinutes(5), Now, TestContext.Current.CancellationToken);

    private static CounterSeries Series(double each = 10, double age = 5, params (string Name, string Value)[] labels) =>
        new(
            labels.Prepend(("pod", "fraud-h2-a")).ToDictionary(l => l.Item1, l => l.Item2),
            [.. Enumerable.Range(0, 20).Select(i => new Sample(10_000 - age - ((19 - i) * 15), each * i))]
        );

    private static CounterSeries Sum(double value) => new(new Dictionary<string, string>(), [new(10_000, value)]);

    [Fact]
    public async Task Counts_of_a_revision_are_read_from_its_own_raw_samples()
    {
        _prometheus.Has("all_total", Series(10)).Has("part_total", Series(1));
        var reading = await RawAsync();
        reading.Kind.ShouldBe(EvidenceKind.Value);
        var counts = reading.Value!.Since(10_000 - 200);
        (counts.Bad, counts.Total).ShouldBe((13, 130));
        _prometheus.Queries.ShouldBe(
            ["part_total{pod=~\"fraud-h2-.+\"}[600s]", "all_total{pod=~\"fraud-h2-.+\"}[600s]"],
            "bad before total"
        );
    }

    /// <summary>Read in between, a revision that fails would have none bad of many, and be taken for good.</summary>
    [Fact]
    public async Task Bad_events_of_a_Prometheus_that_comes_back_between_two_queries_are_not_none()
    {
        _prometheus.AfterNext(p => p.Has("all_total", Series(10)).Has("part_total", Series(1)));
        var counts = (await RawAsync()).Value!.Since(10_000 - 200);
        (counts.Bad, counts.Total).ShouldBe((13, 130));
    }

    [Fact]
    public async Task Bad_events_that_cannot_be_asked_for_again_are_an_error()
    {
        _prometheus.AfterNext(p => p.Has("all_total", Series(10)).Fails("part_total", "down"));
        (await RawAsync()).Kind.ShouldBe(EvidenceKind.QueryError);
    }

    [Fact]
    public async Task Good_events_are_turned_into_bad_ones_and_read_after_the_total()
    {
        _prometheus.Has("all_total", Series(10)).Has("part_total", Series(9));
        (await RawAsync(good: true)).Value!.Since(10_000 - 200).Bad.ShouldBe(13);
        _prometheus.Queries[0].ShouldStartWith("all_total");
    }

    [Fact]
    public async Task Two_live_series_for_one_are_ambiguous()
    {
        _prometheus.Has("all_total", Series(10, 5, ("job", "a")), Series(10, 5, ("job", "b")));
        (await RawAsync()).Kind.ShouldBe(EvidenceKind.Ambiguous);
    }

    [Fact]
    public async Task Two_pods_are_two_series_and_not_ambiguous()
    {
        _prometheus.Has("all_total", Series(), Series() with { Labels = new Dictionary<string, string> { ["pod"] = "fraud-h2-b" } });
        (await RawAsync()).Kind.ShouldBe(EvidenceKind.Value);
    }

    [Theory]
    [InlineData(45, EvidenceKind.Value)]
    [InlineData(46, EvidenceKind.Stale)]
    public async Task Samples_older_than_three_scrapes_are_stale(double age, EvidenceKind kind)
    {
        _prometheus.Has("all_total", Series(age: age));
        (await RawAsync()).Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task No_series_is_no_data() => (await RawAsync()).Kind.ShouldBe(EvidenceKind.NoData);

    [Fact]
    public async Task No_series_of_good_events_is_no_data_and_not_all_bad()
    {
        _prometheus.Has("all_total", Series());
        (await RawAsync(good: true)).Kind.ShouldBe(EvidenceKind.NoData);
        (await RawAsync(good: false)).Kind.ShouldBe(EvidenceKind.Value);
    }

    [Fact]
    public async Task Series_of_another_namespace_are_ignored()
    {
        _prometheus.Has("all_total", Series(10, 5, ("namespace", "other")));
        (await RawAsync()).Kind.ShouldBe(EvidenceKind.NoData);
        _prometheus.Has("all_total", Series(10, 5, ("namespace", "other")), Series(10, 5, ("namespace", "shop")));
        (await RawAsync()).Value!.Since(10_000 - 200).Total.ShouldBe(130);
    }

    [Theory]
    [InlineData("all_total")]
    [InlineData("part_total")]
    public async Task A_failed_query_is_an_error_and_no_count(string metric)
    {
        _prometheus.Has("all_total", Series()).Has("part_total", Series()).Fails(metric, "status 500");
        var reading = await RawAsync();
        (reading.Kind, reading.Message).ShouldBe((EvidenceKind.QueryError, "status 500"));
        (await WindowAsync()).Kind.ShouldBe(EvidenceKind.QueryError);
    }

    [Fact]
    public async Task A_window_is_one_answer_of_two_sums()
    {
        _prometheus.Has("all_total", Sum(200)).Has("part_total", Sum(3));
        (await WindowAsync()).Value.ShouldBe(new(3, 200));
        (await WindowAsync(good: true)).Value.ShouldBe(new(197, 200));
        _prometheus.Queries[0].ShouldContain("sum by (namespace) (increase(all_total{pod=~\"fraud-[0-9a-f]{10}-.+\"}[300s]))");
        _prometheus.Queries[0].ShouldContain("sum by (namespace) (increase(part_total{pod=~\"fraud-[0-9a-f]{10}-.+\"}[300s]))");
    }

    [Theory]
    [InlineData(double.NaN, null, false, EvidenceKind.NoData)]
    [InlineData(0.0, null, false, EvidenceKind.Idle)]
    [InlineData(200.0, null, false, EvidenceKind.Value)]
    [InlineData(200.0, null, true, EvidenceKind.NoData)]
    [InlineData(200.0, double.NaN, false, EvidenceKind.NoData)]
    [InlineData(200.0, 300.0, false, EvidenceKind.QueryError)]
    public async Task Two_sums_are_counts_only_when_both_can_be_trusted(double total, double? part, bool good, EvidenceKind kind)
    {
        _prometheus.Has("all_total", Sum(total));
        if (part is { } value)
            _prometheus.Has("part_total", Sum(value));
        (await WindowAsync(good)).Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task The_same_model_in_another_namespace_does_not_count()
    {
        static CounterSeries In(string ns, double value) =>
            Sum(value) with
            {
                Labels = new Dictionary<string, string> { ["namespace"] = ns },
            };
        _prometheus.Has("all_total", In("shop", 200), In("other", 5000)).Has("part_total", In("other", 900), In("shop", 3));
        (await WindowAsync()).Value.ShouldBe(new Analysis.Burn.Windows.WindowCounts(3, 200));
    }
}
