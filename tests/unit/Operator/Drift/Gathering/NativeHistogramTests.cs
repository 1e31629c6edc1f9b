using MlOps.Decisions.Evidence;
using MlOps.Operator.Signals.Distributions;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;
using MlOps.Operator.Tests.Drift.Support;

namespace MlOps.Operator.Tests.Drift.Gathering;

public class NativeHistogramTests
{
    private static readonly DateTimeOffset At = new(2026, 7, 8, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_native_histogram_is_read_where_there_is_no_classic_one()
    {
        var history = Of(History.Nothing, History.Native(10, 0, 30, 20, 5));
        var ladder = await ReadAsync(history);
        ladder.Kind.ShouldBe(EvidenceKind.Value);
        ladder.Query.ShouldBe("sum by (namespace) (increase(amount{ns=\"shop\",pod=~\"fraud-all\"}[3600001ms]))");
        ladder.Value!.Total.ShouldBe(65);
        ladder.Value.UpTo(3).ShouldBe(40);
        history.Asked[0].Query.ShouldStartWith("sum by (le, namespace) (increase(amount_bucket{");
    }

    [Fact]
    public async Task A_classic_one_is_preferred_and_nothing_more_is_asked()
    {
        var history = Of(History.Buckets(ADrift.Bell), History.Native(1));
        (await ReadAsync(history)).Value!.Total.ShouldBe(10000);
        history.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_either_both_are_named()
    {
        var ladder = await ReadAsync(Of(History.Nothing, History.Nothing));
        (ladder.Kind, ladder.Message).ShouldBe((EvidenceKind.NoData, "no series of amount_bucket, and no native histogram amount"));
    }

    [Fact]
    public async Task A_metric_that_is_a_number_is_a_wrong_name()
    {
        var ladder = await ReadAsync(Of(History.Nothing, History.Number(7)));
        ladder.Kind.ShouldBe(EvidenceKind.QueryError);
        ladder.Message.ShouldContain("amount is a plain number, not a native histogram");
    }

    [Fact]
    public async Task One_that_saw_nothing_is_idle()
    {
        var ladder = await ReadAsync(Of(History.Nothing, History.Native(0, 0)));
        ladder.Kind.ShouldBe(EvidenceKind.Idle);
    }

    [Fact]
    public async Task Failures_of_either_query_are_told()
    {
        (await ReadAsync(Of(QueryAnswer.Failed("timeout"), History.Native(1)))).Message.ShouldBe("timeout");
        var ladder = await ReadAsync(Of(History.Nothing, QueryAnswer.Failed("timeout")));
        (ladder.Kind, ladder.Message).ShouldBe((EvidenceKind.QueryError, "timeout"));
    }

    [Fact]
    public async Task Several_histograms_are_not_one()
    {
        var one = History.Native(1, 2).Histograms[0];
        (await ReadAsync(Of(History.Nothing, QueryAnswer.OfHistograms([one, one])))).Kind.ShouldBe(EvidenceKind.Ambiguous);
    }

    [Fact]
    public async Task Buckets_that_are_no_numbers_are_a_wrong_answer() =>
        (await ReadAsync(Of(History.Nothing, History.Native(1, double.PositiveInfinity)))).Kind.ShouldBe(EvidenceKind.QueryError);

    [Fact]
    public async Task Where_a_histogram_became_native_its_boundaries_are_still_compared_as_far_as_they_are_common()
    {
        var native = await ReadAsync(Of(History.Nothing, History.Native([.. ADrift.Moved])));
        var classic = await ReadAsync(Of(History.Buckets([0, .. ADrift.Bell]), History.Nothing));
        var (pair, _) = Analysis.Drift.Distributions.Alignment.Of(classic.Value!, native.Value!);
        (pair.ShouldNotBeNull().ReferenceTotal, pair.CurrentTotal).ShouldBe((10000, 10000));
    }

    private static History Of(QueryAnswer classic, QueryAnswer native) =>
        new((query, _) => query.Contains("_bucket", StringComparison.Ordinal) ? classic : native);

    private static Task<Reading<Analysis.Drift.Distributions.HistogramBuckets>> ReadAsync(History history) =>
        new DistributionReader(history, new IndicatorVariables("shop", "fraud", "fraud")).BucketsAsync(
            new HistogramSource { Metric = "amount", Selector = "ns=\"${namespace}\"" },
            new LabelMatcher("pod", MatchOperator.Matches, "fraud-all"),
            At,
            TimeSpan.FromHours(1),
            TestContext.Current.CancellationToken
        );
}
