namespace MlOps.Analysis.Tests.Release;

public class ReleaseTestTests
{
    private static readonly Baseline Healthy = new(Bad: 25, Total: 72_000, Phi: 1);

    [Fact]
    public void Proves_thirty_percent_failures_in_three_scrapes()
    {
        var result = ReleaseTest.Evaluate(Scrapes.Repeat(3, 30, 100), 0.99, Healthy);

        result.Outcome.ShouldBe(ReleaseOutcome.Breached);
        result.Log10E.ShouldBeGreaterThan(40);
        result.OnsetTime.ShouldBe(15);
        result.P0.ShouldBe(0.02, 1e-12);
        (result.Bad, result.Total, result.Scrapes).ShouldBe((90, 300, 3));
    }

    [Fact]
    public void Two_scrapes_are_too_few_however_bad() =>
        ReleaseTest.Evaluate(Scrapes.Repeat(2, 100, 100), 0.99, Healthy).Outcome.ShouldBe(ReleaseOutcome.TooFewScrapes);

    [Fact]
    public void Idle_scrapes_do_not_count_as_scrapes() =>
        ReleaseTest.Evaluate(Scrapes.Counts((100, 100), (0, 0), (100, 100)), 0.99, Healthy).Outcome.ShouldBe(ReleaseOutcome.TooFewScrapes);

    [Theory]
    [InlineData(null)]
    [InlineData(19)]
    public void Without_a_baseline_that_tells_how_errors_cluster_five_scrapes_are_needed(int? baselineBad)
    {
        var baseline = baselineBad is { } bad ? new Baseline(bad, 72_000, 1) : null;

        ReleaseTest.Evaluate(Scrapes.Repeat(4, 30, 100), 0.99, baseline).Outcome.ShouldBe(ReleaseOutcome.TooFewScrapes);
        ReleaseTest.Evaluate(Scrapes.Repeat(5, 30, 100), 0.99, baseline).Outcome.ShouldBe(ReleaseOutcome.Breached);
    }

    [Fact]
    public void Twenty_nine_failures_are_too_few_events() =>
        ReleaseTest.Evaluate(Scrapes.Counts((10, 10), (10, 10), (9, 9)), 0.99, Healthy).Outcome.ShouldBe(ReleaseOutcome.TooFewEvents);

    [Fact]
    public void No_traffic_proves_nothing()
    {
        ReleaseTest.Evaluate(EventCounts.Empty, 0.99, Healthy).Outcome.ShouldBe(ReleaseOutcome.NoEvents);
        ReleaseTest.Evaluate(Scrapes.Repeat(9, 0, 0), 0.99, Healthy).Outcome.ShouldBe(ReleaseOutcome.NoEvents);
    }

    [Fact]
    public void A_healthy_revision_is_never_proven_worse() =>
        ReleaseTest.Evaluate(Scrapes.Repeat(400, 1, 300), 0.99, Healthy).Outcome.ShouldBe(ReleaseOutcome.NotProven);

    [Fact]
    public void A_revision_no_worse_than_the_last_good_one_is_not_proven_worse()
    {
        var failing = new Baseline(7_200, 72_000, 1);

        var result = ReleaseTest.Evaluate(Scrapes.Repeat(40, 12, 100), 0.99, failing);

        result.P0.ShouldBeGreaterThan(0.2);
        result.Outcome.ShouldBe(ReleaseOutcome.NotProven);
        ReleaseTest.Evaluate(Scrapes.Repeat(40, 12, 100), 0.99, Healthy).Outcome.ShouldBe(ReleaseOutcome.Breached);
    }

    [Fact]
    public void The_allowed_rate_is_capped_at_half_so_that_an_outage_is_always_provable()
    {
        var outage = new Baseline(60_000, 72_000, 1);

        var result = ReleaseTest.Evaluate(Scrapes.Repeat(3, 99, 100), 0.99, outage);

        result.P0.ShouldBe(0.5);
        result.Outcome.ShouldBe(ReleaseOutcome.Breached);
    }

    [Fact]
    public void A_baseline_without_requests_is_no_baseline() =>
        ReleaseTest.Evaluate(Scrapes.Repeat(5, 30, 100), 0.99, new Baseline(0, 0, 1))
            .ShouldBe(ReleaseTest.Evaluate(Scrapes.Repeat(5, 30, 100), 0.99, null));

    [Fact]
    public void One_burst_of_retries_is_not_a_failing_release()
    {
        var burst = Scrapes.Counts((0, 100), (0, 100), (40, 100), (0, 100), (0, 100));

        var result = ReleaseTest.Evaluate(burst, 0.99, Healthy);

        result.Outcome.ShouldBe(ReleaseOutcome.NotProven);
        result.Phi.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Clustering_that_only_the_baseline_shows_divides_the_evidence_too()
    {
        var even = Scrapes.Repeat(3, 10, 100);

        ReleaseTest.Evaluate(even, 0.99, Healthy).Outcome.ShouldBe(ReleaseOutcome.Breached);
        ReleaseTest.Evaluate(even, 0.99, Healthy with { Phi = 12 }).Outcome.ShouldBe(ReleaseOutcome.NotProven);
        ReleaseTest.Evaluate(even, 0.99, Healthy with { Phi = 0.1 }).Phi.ShouldBe(1);
    }

    [Fact]
    public void More_failures_in_the_same_traffic_are_never_less_evidence() => Gen.Select(Gen.Int[0, 90], Gen.Int[1, 9]).Sample((bad, more) =>
        ReleaseTest.Evaluate(Scrapes.Repeat(4, bad + more, 100), 0.99, Healthy).Log10E
            .ShouldBeGreaterThan(ReleaseTest.Evaluate(Scrapes.Repeat(4, bad, 100), 0.99, Healthy).Log10E));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(99)]
    [InlineData(double.NaN)]
    public void A_target_that_is_no_fraction_is_refused(double target) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ReleaseTest.Evaluate(EventCounts.Empty, target, null));
}
