using MlOps.Analysis.Counters;
using MlOps.Operator.Tests.Judging;
using MlOps.Operator.Tests.Signals.Servers;

namespace MlOps.Operator.Tests.Evidence;

/// <summary>
/// What counters do in real life, and what must not look like failures: restarts, series that begin late, scrapes that were missed.
/// </summary>
public class CounterTroubleTests
{
    private const string Revision = "{pod=~\"fraud-h2-.+\"}";
    private readonly FakePrometheus _prometheus = new();

    private Task<SloPolicyStatus> JudgedAsync() => Judged.ByAsync(_prometheus, Judged.UnderTest, Judged.Events);

    /// <summary>Samples at so many seconds since the promotion.</summary>
    private static CounterSeries Series(string pod, params (double Seconds, double Value)[] samples) =>
        new(new Dictionary<string, string> { ["pod"] = pod }, [.. samples.Select(s => new Sample(Counter.Start + s.Seconds, s.Value))]);

    [Fact]
    public async Task A_restarted_process_is_counted_on_from_zero()
    {
        _prometheus
            .Has($"all_total{Revision}", Series("fraud-h2-a", (0, 900), (15, 1000), (30, 1100), (45, 50), (60, 150), (75, 250)))
            .Has($"bad_total{Revision}", Series("fraud-h2-a", (0, 9), (15, 10), (30, 11), (45, 0), (60, 1), (75, 2)));
        (await JudgedAsync()).Objectives[0].Message.ShouldNotBeNull().ShouldStartWith("3 of 350 requests bad");
    }

    [Fact]
    public async Task The_first_errors_of_a_series_that_begins_late_are_counted_in_whole()
    {
        _prometheus
            .Has($"all_total{Revision}", Counter.Growing(100, 6))
            .Has($"bad_total{Revision}", Series("fraud-h2-a", (30, 60), (45, 90), (60, 120), (75, 150), (90, 180)));
        (await JudgedAsync()).Objectives[0].Message.ShouldNotBeNull().ShouldContain("180 of 500 requests bad");
    }

    [Fact]
    public async Task A_missed_scrape_before_the_promotion_does_not_make_old_errors_new_ones()
    {
        // Scraped once a minute, and the scrape just before the promotion failed: an hour of old errors stands in the counter.
        _prometheus
            .Has($"all_total{Revision}", Series("fraud-h2-a", (-95, 5000), (25, 5100), (85, 5400)))
            .Has($"bad_total{Revision}", Series("fraud-h2-a", (-95, 2500), (25, 2500), (85, 2500)));
        var status = await JudgedAsync();
        _prometheus
            .Queries.Where(q => q.Contains("fraud-h2", StringComparison.Ordinal))
            .ShouldAllBe(q => q.EndsWith("[390s]", StringComparison.Ordinal), "five minutes more than since the promotion");
        status.Verdict.ShouldBe(Verdict.Healthy);
        status.Objectives[0].Message.ShouldNotBeNull().ShouldStartWith("no bad request so far");
    }
}
