using MlOps.Analysis.Counters;
using MlOps.Operator.Tests.Judging;
using MlOps.Operator.Tests.Signals.Servers;

namespace MlOps.Operator.Tests.Evidence;

/// <summary>
/// Windows that cannot be trusted, for each kind of indicator that the burn tiers read. The same figures in order would cross every
/// tier: three events in ten are bad.
/// </summary>
public class BadWindowsTests
{
    private static readonly ServiceLevelIndicator Expression = new()
    {
        Expression = new() { Bad = "bad(${window})", Total = "all(${window})" },
    };
    private static readonly ServiceLevelIndicator GoodExpression = new()
    {
        Expression = new() { Good = "bad(${window})", Total = "all(${window})" },
    };
    private static readonly ServiceLevelIndicator Gauge = new()
    {
        Gauge = new()
        {
            Query = "accuracy",
            Min = "0.9",
            NQuery = "labels",
        },
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
    private static readonly ServiceLevelIndicator Classic = new()
    {
        Latency = new() { Histogram = "seconds", ThresholdSeconds = "0.25" },
    };

    private static CounterSeries[] Number(double value) => [new(new Dictionary<string, string>(), [new(Counter.Start, value)])];

    private static async Task<SloPolicyStatus> JudgedAsync(
        ServiceLevelIndicator sli,
        CounterSeries[] total,
        CounterSeries[] part,
        CounterSeries[]? events = null
    )
    {
        var prometheus = new FakePrometheus()
            .Has("le=~", part)
            .Has("increase(seconds_count", total)
            .Has("histogram_fraction", part)
            .Has("histogram_count", total)
            .Has("bad(", part)
            .Has("all(", total)
            .Has("increase(bad_total", part)
            .Has("increase(all_total", total)
            .Has("(abs(", total)
            .Has("(((accuracy)", part)
            .Has("labels", events ?? Number(50));
        return await Judged.ByAsync(prometheus, Judged.KnownGood, sli);
    }

    [Fact]
    public async Task Sound_windows_of_the_same_figures_do_cross()
    {
        foreach (var sli in new[] { Expression, Gauge, Judged.Events })
            (await JudgedAsync(sli, Number(1000), Number(300))).Verdict.ShouldBe(Verdict.Warning);
        foreach (var sli in new[] { Native, Classic, GoodExpression })
            (await JudgedAsync(sli, Number(1000), Number(700))).Verdict.ShouldBe(Verdict.Warning);
    }

    [Theory]
    [InlineData(double.NaN, 300, EvidenceKind.NoData, "number of all events is NaN")]
    [InlineData(double.PositiveInfinity, 300, EvidenceKind.QueryError, "number of all events is +Inf; the query must count events")]
    [InlineData(double.NegativeInfinity, 300, EvidenceKind.QueryError, "number of all events is -Inf")]
    [InlineData(-5, 300, EvidenceKind.QueryError, "number of all events is -5")]
    [InlineData(0, 0, EvidenceKind.Idle, "no events")]
    [InlineData(1000, double.NaN, EvidenceKind.NoData, "number of bad events is NaN")]
    [InlineData(1000, double.PositiveInfinity, EvidenceKind.QueryError, "number of bad events is +Inf")]
    [InlineData(1000, double.NegativeInfinity, EvidenceKind.QueryError, "number of bad events is -Inf")]
    [InlineData(1000, -1, EvidenceKind.QueryError, "number of bad events is -1")]
    [InlineData(
        1000,
        1011,
        EvidenceKind.QueryError,
        "1011 bad of 1000 events: more bad events than events in total; the two queries do not match"
    )]
    public async Task A_number_of_events_that_cannot_be(double total, double bad, EvidenceKind kind, string words)
    {
        foreach (var sli in new[] { Expression, Judged.Events, Gauge })
            (await JudgedAsync(sli, Number(total), Number(bad))).ShouldHold(kind, words);
    }

    [Theory]
    [InlineData(double.NaN, EvidenceKind.NoData, "number of good events is NaN")]
    [InlineData(double.PositiveInfinity, EvidenceKind.QueryError, "number of good events is +Inf")]
    [InlineData(-1, EvidenceKind.QueryError, "number of good events is -1")]
    [InlineData(1011, EvidenceKind.QueryError, "1011 good of 1000 events: more good events than events in total")]
    public async Task A_number_of_good_events_that_cannot_be_is_neither_all_bad_nor_all_good(double good, EvidenceKind kind, string words)
    {
        foreach (var sli in new[] { Native, Classic, GoodExpression })
            (await JudgedAsync(sli, Number(1000), Number(good))).ShouldHold(kind, words);
    }

    [Fact]
    public async Task Nothing_at_all()
    {
        foreach (var sli in new[] { Expression, Gauge, Native, Classic, Judged.Events })
            (await JudgedAsync(sli, [], [])).ShouldHold(EvidenceKind.NoData, "no series");
    }

    [Fact]
    public async Task No_series_of_good_events_is_not_all_bad()
    {
        foreach (var sli in new[] { Native, Classic, GoodExpression })
            (await JudgedAsync(sli, Number(1000), [])).ShouldHold(EvidenceKind.NoData, "no series of good events");
    }

    [Fact]
    public async Task Several_series_where_one_is_expected()
    {
        CounterSeries[] two = [.. Number(1000), .. Number(1000)];
        foreach (var sli in new[] { Expression, Gauge, Native, Classic, Judged.Events })
        {
            (await JudgedAsync(sli, two, Number(300))).ShouldHold(
                EvidenceKind.Ambiguous,
                "2 series where one is expected; aggregate them with sum()"
            );
            (await JudgedAsync(sli, Number(1000), two)).ShouldHold(EvidenceKind.Ambiguous, "2 series where one is expected");
        }
    }

    [Fact]
    public async Task A_range_of_samples_where_a_number_is_expected()
    {
        CounterSeries[] range = [Counter.Growing(100, 5)];
        (await JudgedAsync(Expression, range, Number(300))).ShouldHold(
            EvidenceKind.QueryError,
            "put increase() or another function around it"
        );
        (await JudgedAsync(Expression, Number(1000), range)).ShouldHold(EvidenceKind.QueryError, "a range of samples");
    }

    [Theory]
    [InlineData(double.NaN, EvidenceKind.Idle, "no events behind the value")]
    [InlineData(0, EvidenceKind.Idle, "no events behind the value")]
    [InlineData(double.PositiveInfinity, EvidenceKind.QueryError, "the number of events behind the value is +Inf")]
    public async Task A_gauge_whose_number_of_events_cannot_be_trusted(double events, EvidenceKind kind, string words) =>
        (await JudgedAsync(Gauge, Number(1000), Number(300), Number(events))).ShouldHold(kind, words);

    [Fact]
    public async Task A_gauge_whose_number_of_events_is_missing_or_is_several()
    {
        (await JudgedAsync(Gauge, Number(1000), Number(300), [])).ShouldHold(EvidenceKind.NoData, "no series of events behind the value");
        (await JudgedAsync(Gauge, Number(1000), Number(300), [.. Number(5), .. Number(5)])).ShouldHold(
            EvidenceKind.Ambiguous,
            "aggregate nQuery with sum()"
        );
    }
}
