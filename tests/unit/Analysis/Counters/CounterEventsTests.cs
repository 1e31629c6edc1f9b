namespace MlOps.Analysis.Tests.Counters;

public class CounterEventsTests
{
    [Fact]
    public void A_scrape_that_began_before_the_start_is_left_out()
    {
        var counts = CounterEvents.Since([], [Series.Of("a", (85, 4), (100, 7), (115, 10), (130, 19))], start: 105, now: 130);

        counts.Total.ShouldBe(9);
        counts.Scrapes.Count.ShouldBe(1);
        counts.Latest.ShouldBe(130);
    }

    [Fact]
    public void A_scrape_that_began_with_the_start_counts() =>
        CounterEvents.Since([], [Series.Of("a", (85, 4), (100, 7), (115, 10), (130, 19))], start: 100, now: 130).Total.ShouldBe(12);

    /// <summary>A labelled counter does not exist before its first request: its first scrape may hold the whole warm-up.</summary>
    [Fact]
    public void A_series_that_is_born_in_the_first_interval_may_have_begun_before_the_start() =>
        CounterEvents.Since([], [Series.Of("a", (112, 9), (127, 15), (142, 20))], start: 105, now: 150).Total.ShouldBe(11);

    /// <summary>Without its requests it would be more bad events than events.</summary>
    [Fact]
    public void The_first_error_of_such_a_scrape_is_left_out_with_its_requests()
    {
        var counts = CounterEvents.Since(
            [Series.Of("e", (115, 9), (130, 10))],
            [Series.Of("a", (100, 7), (115, 17), (130, 27))],
            start: 105,
            now: 130
        );

        (counts.Bad, counts.Total, counts.Defect).ShouldBe((1, 10, CounterDefect.None));
    }

    /// <summary>The start is often a sample's time, and Prometheus aligns samples within a few milliseconds only.</summary>
    [Fact]
    public void Samples_that_come_some_milliseconds_early_or_late_stay_in_scrapes_of_their_own() =>
        CounterEvents
            .Since([], [Series.Of("a", (0, 0), (14.996, 5), (30.003, 9), (44.998, 12), (60.004, 20))], 0, 61)
            .Scrapes.Select(scrape => scrape.Total)
            .ShouldBe([5, 4, 3, 8]);

    [Fact]
    public void A_series_that_began_after_the_start_counts_its_first_value_in_whole()
    {
        var errors = Series.Of("a", (130, 20), (145, 23));

        CounterEvents.Since([errors], [Series.Of("a", (100, 0), (115, 50), (130, 100), (145, 150))], 100, 145).Bad.ShouldBe(23);
    }

    [Fact]
    public void A_restarted_process_counts_its_new_value_in_whole() =>
        CounterEvents.Since([], [Series.Of("a", (0, 1000), (15, 1010), (30, 6), (45, 9))], 0, 45).Total.ShouldBe(10 + 6 + 3);

    [Fact]
    public void Later_samples_are_left_for_later() =>
        CounterEvents.Since([], [Series.Of("a", (0, 0), (15, 5), (30, 9))], 0, now: 20).Total.ShouldBe(5);

    [Fact]
    public void Pods_scraped_at_different_phases_share_a_scrape()
    {
        var counts = CounterEvents.Since(
            [],
            [Series.Of("a", (-12, 0), (3, 5), (18, 9), (33, 11)), Series.Of("b", (-7, 0), (8, 7), (23, 8), (38, 9))],
            0,
            40
        );

        counts.ScrapeInterval.ShouldBe(15);
        counts.Scrapes.Select(scrape => scrape.Total).ShouldBe([4, 3, 1]);
    }

    [Fact]
    public void Idle_scrapes_are_seen_but_hold_no_events()
    {
        var counts = CounterEvents.Since([], [Series.Of("a", (0, 5), (15, 5), (30, 5), (45, 6))], 0, 45);

        counts.Scrapes.Count.ShouldBe(3);
        counts.ScrapesWithEvents.ShouldBe(1);
    }

    [Fact]
    public void Series_of_one_sample_each_are_one_scrape() =>
        CounterEvents.Since([], [Series.Of("a", (3, 5)), Series.Of("b", (50, 5))], 0, 60).Scrapes.Count.ShouldBe(1);

    [Fact]
    public void No_series_are_no_events()
    {
        var counts = CounterEvents.Since([], [], 0, 60);

        counts.Defect.ShouldBe(CounterDefect.None);
        counts.Latest.ShouldBeNull();
        counts.Total.ShouldBe(0);
    }

    [Theory]
    [InlineData(double.NaN, CounterDefect.NotFinite)]
    [InlineData(double.PositiveInfinity, CounterDefect.NotFinite)]
    [InlineData(-1, CounterDefect.Negative)]
    public void A_value_that_no_counter_has_spoils_the_count_and_proves_nothing(double value, CounterDefect defect)
    {
        var counts = CounterEvents.Since([Series.Of("a", (15, value))], [Series.Of("a", (0, 0), (15, 50))], 0, 15);

        counts.Defect.ShouldBe(defect);
        ReleaseTest.Evaluate(counts, 0.99, null).Outcome.ShouldBe(ReleaseOutcome.NoEvents);
    }

    [Fact]
    public void Samples_out_of_order_are_refused() =>
        CounterEvents.Since([], [Series.Of("a", (15, 1), (15, 2))], 0, 30).Defect.ShouldBe(CounterDefect.Unordered);

    [Fact]
    public void More_bad_events_than_events_are_a_query_error() =>
        CounterEvents
            .Since([Series.Of("a", (15, 60))], [Series.Of("a", (0, 0), (15, 50))], 0, 15)
            .Defect.ShouldBe(CounterDefect.BadExceedsTotal);

    [Fact]
    public void The_warm_up_ends_after_ten_events_or_ten_seconds()
    {
        var busy = Series.Of("a", (100, 0), (102, 6), (104, 11), (106, 30));

        CounterEvents.WarmUpEnd([busy], promotedAt: 100).ShouldBe(104);
        CounterEvents.WarmUpEnd([Series.Of("a", (100, 0), (115, 40))], promotedAt: 100).ShouldBe(110);
        CounterEvents.WarmUpEnd([], promotedAt: 100, maxWarmUp: 30).ShouldBe(130);
    }

    [Fact]
    public void The_warm_up_counts_the_events_of_all_pods() =>
        CounterEvents.WarmUpEnd([Series.Of("a", (0, 0), (5, 6)), Series.Of("b", (0, 0), (4, 5))], 0).ShouldBe(5);
}
