namespace MlOps.Analysis.Tests.Release;

public class ReleaseTestTests
{
    private static readonly ReleaseBaseline Healthy = new(Bad: 25, Total: 72_000, Phi: 1);

    [Fact]
    public void Proves_thirty_percent_failures_in_three_scrapes()
    {
        var result = ReleaseTest.Evaluate(Scrapes.Repeat(3, 30, 100), 0.99, Healthy);

        result.Outcome.ShouldBe(ReleaseOutcome.Breached);
        result.Log10E.ShouldBeGreaterThan(10);
        result.OnsetTime.ShouldBe(15);
        result.P0.ShouldBe(0.02, 1e-12);
        (result.Bad, result.Total, result.Scrapes).ShouldBe((90, 300, 3));
    }

    /// <summary>The newest three scrapes and what they reach back: two intervals, as the pods are not scraped at one moment.</summary>
    [Fact]
    public void Says_since_when_the_newest_scrapes_fail_by_themselves()
    {
        ReleaseTest.Evaluate(Scrapes.Repeat(6, 30, 100), 0.99, Healthy).FailingFrom.ShouldBe(30);
        ReleaseTest.Evaluate(Scrapes.Repeat(40, 3, 8), 0.99, Healthy).FailingFrom.ShouldBe(525);
        ReleaseTest.Evaluate(Scrapes.Repeat(6, 0, 100), 0.99, Healthy).FailingFrom.ShouldBeNull();
    }

    [Fact]
    public void Two_scrapes_are_too_few_however_bad() =>
        ReleaseTest.Evaluate(Scrapes.Repeat(2, 100, 100), 0.99, Healthy).Outcome.ShouldBe(ReleaseOutcome.TooFewScrapes);

    [Fact]
    public void Idle_scrapes_do_not_count_as_scrapes() =>
        ReleaseTest.Evaluate(Scrapes.Counts((100, 100), (0, 0), (100, 100)), 0.99, Healthy).Outcome.ShouldBe(ReleaseOutcome.TooFewScrapes);

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(19)]
    public void Without_a_baseline_that_tells_how_errors_cluster_bursts_of_ten_are_excused(int? baselineBad)
    {
        var baseline = baselineBad is { } bad ? new ReleaseBaseline(bad, 72_000, 1) : null;

        var result = ReleaseTest.Evaluate(Scrapes.Repeat(3, 30, 100), 0.99, baseline);

        result.LongestBurst.ShouldBe(10);
        result.Needed.ShouldBe(2.5);
        result.Outcome.ShouldBe(ReleaseOutcome.Breached);
        ReleaseTest.Evaluate(Scrapes.Repeat(3, 10, 100), 0.99, baseline).Outcome.ShouldBe(ReleaseOutcome.NotProven);
    }

    [Theory]
    [InlineData(20, 1, 1.5)]
    [InlineData(400, 5, 3)]
    [InlineData(400, 19, 10)]
    [InlineData(4_000, 39, 20)]
    [InlineData(20, 1.1, 10)]
    public void A_baseline_with_enough_bursts_tells_how_long_they_are(double bad, double phi, double longestBurst) =>
        ReleaseTest
            .Evaluate(Scrapes.Repeat(3, 30, 100), 0.99, new ReleaseBaseline(bad, 7_200_000, phi))
            .LongestBurst.ShouldBe(longestBurst, 1e-9);

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
        var failing = new ReleaseBaseline(7_200, 72_000, 1);

        var result = ReleaseTest.Evaluate(Scrapes.Repeat(40, 12, 100), 0.99, failing);

        result.P0.ShouldBeGreaterThan(0.2);
        result.Outcome.ShouldBe(ReleaseOutcome.NotProven);
        ReleaseTest.Evaluate(Scrapes.Repeat(40, 12, 100), 0.99, Healthy).Outcome.ShouldBe(ReleaseOutcome.Breached);
    }

    [Fact]
    public void The_allowed_rate_is_capped_at_half_so_that_an_outage_is_always_provable()
    {
        var outage = new ReleaseBaseline(60_000, 72_000, 1);

        var result = ReleaseTest.Evaluate(Scrapes.Repeat(3, 99, 100), 0.99, outage);

        result.P0.ShouldBe(0.5);
        result.Outcome.ShouldBe(ReleaseOutcome.Breached);
    }

    [Fact]
    public void A_baseline_without_requests_is_no_baseline() =>
        ReleaseTest
            .Evaluate(Scrapes.Repeat(5, 30, 100), 0.99, new ReleaseBaseline(0, 0, 1))
            .ShouldBe(ReleaseTest.Evaluate(Scrapes.Repeat(5, 30, 100), 0.99, null));

    [Fact]
    public void One_burst_of_retries_is_not_a_failing_release()
    {
        var burst = Scrapes.Counts((0, 100), (0, 100), (40, 100), (0, 100), (0, 100));

        var result = ReleaseTest.Evaluate(burst, 0.99, Healthy);

        result.Outcome.ShouldBe(ReleaseOutcome.NotProven);
        result.LongestBurst.ShouldBe(10);
    }

    [Fact]
    public void Clustering_that_only_the_baseline_shows_excuses_bursts_too()
    {
        var even = Scrapes.Repeat(4, 10, 100);
        var lively = Healthy with { Bad = 250 };

        ReleaseTest.Evaluate(even, 0.99, lively).Outcome.ShouldBe(ReleaseOutcome.Breached);
        ReleaseTest.Evaluate(even, 0.99, lively with { Phi = 12 }).Outcome.ShouldBe(ReleaseOutcome.NotProven);
        ReleaseTest.Evaluate(even, 0.99, lively with { Phi = 0.1 }).LongestBurst.ShouldBe(1.5);
    }

    [Fact]
    public void The_scrapes_that_show_the_worse_rate_must_be_enough_by_themselves()
    {
        (double, double)[] hour = [.. Enumerable.Repeat((1.0, 300.0), 240)];
        var hasty = ReleaseTestOptions.Default with { MinLog10E = -10 };

        ReleaseTest
            .Evaluate(Scrapes.Counts([.. hour, (100, 300), (100, 300)]), 0.99, Healthy, hasty)
            .Outcome.ShouldBe(ReleaseOutcome.TooFewScrapes);
        ReleaseTest
            .Evaluate(Scrapes.Counts([.. hour, (100, 300), (100, 300), (100, 300)]), 0.99, Healthy, hasty)
            .Outcome.ShouldBe(ReleaseOutcome.Breached);
    }

    /// <summary>A lost connection, a restarted dependency: bad for half a minute, and then as good as before.</summary>
    [Theory]
    [InlineData(1, 300, 300)]
    [InlineData(4, 300, 300)]
    [InlineData(40, 300, 300)]
    [InlineData(40, 150, 300)]
    [InlineData(40, 80, 80)]
    [InlineData(400, 300, 300)]
    public void A_blip_of_two_scrapes_that_is_over_proves_nothing(int goodBefore, int first, int second)
    {
        var random = Seeds.Of(5);
        var quiet = Traffic
            .Independent(random, 20, 0.003)
            .Scrape(goodBefore + 20, 15)
            .Select(scrape => (scrape.Bad, scrape.Total))
            .ToArray();
        (double, double)[] counts = [.. quiet[..goodBefore], (first, 300), (second, 300), .. quiet[goodBefore..]];

        foreach (var end in Enumerable.Range(goodBefore + 1, 22))
        {
            ReleaseTest
                .Evaluate(Scrapes.Counts(counts[..end]), 0.99, Healthy)
                .Outcome.ShouldNotBe(ReleaseOutcome.Breached, $"after {end} scrapes");
        }
    }

    /// <summary>χ²/df of 20, 30, 40 bad in a hundred each is 4.76; with 2 degrees of freedom it is taken twice.</summary>
    [Fact]
    public void The_scatter_of_few_scrapes_is_taken_for_more_than_it_seems() =>
        ReleaseTest
            .Evaluate(Scrapes.Counts((20, 100), (30, 100), (40, 100)), 0.99, Healthy)
            .LongestBurst.ShouldBe(((2 * 100 / 21.0) + 1) / 2, 1e-9);

    [Fact]
    public void Its_own_scatter_excuses_no_more_than_a_second_and_a_half_of_traffic()
    {
        var result = ReleaseTest.Evaluate(
            Scrapes.Counts([.. Enumerable.Repeat((0.0, 300.0), 20), .. Enumerable.Repeat((300.0, 300.0), 7)]),
            0.99,
            Healthy
        );

        result.LongestBurst.ShouldBe(30, 1e-9);
        result.Outcome.ShouldBe(ReleaseOutcome.Breached);
    }

    [Fact]
    public void More_failures_in_the_same_traffic_are_never_less_evidence() =>
        Gen.Select(Gen.Int[3, 12], Gen.Int[3, 29], Gen.Int[1, 20])
            .Sample(
                (scrapes, bad, more) =>
                    ReleaseTest
                        .Evaluate(Scrapes.Repeat(scrapes, bad + more, 100), 0.99, Healthy)
                        .Log10E.ShouldBeGreaterThanOrEqualTo(
                            ReleaseTest.Evaluate(Scrapes.Repeat(scrapes, bad, 100), 0.99, Healthy).Log10E - 1e-9
                        )
            );

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(99)]
    [InlineData(double.NaN)]
    public void A_target_that_is_no_fraction_is_refused(double target) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ReleaseTest.Evaluate(EventCounts.Empty, target, null));

    [Fact]
    public void Several_objectives_are_each_asked_for_more_evidence() =>
        ReleaseTest
            .Evaluate(Scrapes.Repeat(3, 30, 100), 0.99, Healthy, ReleaseTestOptions.Default with { Objectives = 10 })
            .Needed.ShouldBe(4, 1e-9);

    [Fact]
    public void What_has_stopped_failing_is_no_finding_though_it_is_proven()
    {
        (double, double)[] counts = [.. Enumerable.Repeat((90.0, 300.0), 40), .. Enumerable.Repeat((0.0, 300.0), 3)];

        ReleaseTest.Evaluate(Scrapes.Counts(counts[..40]), 0.99, Healthy).Outcome.ShouldBe(ReleaseOutcome.Breached);
        ReleaseTest.Evaluate(Scrapes.Counts(counts), 0.99, Healthy).Outcome.ShouldBe(ReleaseOutcome.Subsided);
    }

    /// <summary>The last hour was without a failure, but not the week: how its errors clustered is known.</summary>
    [Fact]
    public void A_week_tells_how_errors_cluster_where_the_last_hour_does_not()
    {
        var quiet = new ReleaseBaseline(0, 72_000, 1);

        ReleaseTest
            .Evaluate(Scrapes.Repeat(3, 30, 100), 0.99, quiet with { Week = new ErrorClusters(400, 2e6, 1) })
            .LongestBurst.ShouldBe(1.5);
        ReleaseTest
            .Evaluate(Scrapes.Repeat(3, 30, 100), 0.99, quiet with { Week = new ErrorClusters(400, 2e6, 19) })
            .LongestBurst.ShouldBe(10);
        ReleaseTest.Evaluate(Scrapes.Repeat(3, 30, 100), 0.99, quiet with { Week = new ErrorClusters(19, 2e6, 1) }).Needed.ShouldBe(2.5);
    }
}
