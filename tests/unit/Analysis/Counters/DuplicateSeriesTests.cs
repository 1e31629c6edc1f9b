namespace MlOps.Analysis.Tests.Counters;

public class DuplicateSeriesTests
{
    private const double StaleAfter = 45;

    private static readonly (string, string)[] ByPods = [("pod", "a"), ("code", "500"), ("job", "pods")];
    private static readonly (string, string)[] ByService =
    [
        ("pod", "a"),
        ("code", "500"),
        ("job", "service"),
        ("service", "m"),
        ("endpoint", "http"),
    ];

    [Fact]
    public void Two_jobs_that_scrape_one_pod_now_are_ambiguous()
    {
        CounterSeries[] series = [Series.With(ByPods, (0, 1), (15, 2)), Series.With(ByService, (5, 1), (20, 2))];

        var group = DuplicateSeries.Find(series, now: 30, StaleAfter).ShouldHaveSingleItem();

        group.Live.Count.ShouldBe(2);
        group.Identity.ShouldBe("{code=\"500\", pod=\"a\"}");
        DuplicateSeries.Collapse(series, 30, StaleAfter).Count.ShouldBe(1);
    }

    [Fact]
    public void Two_pods_and_two_codes_are_four_series()
    {
        CounterSeries[] series =
        [
            .. from pod in new[] { "a", "b" }
            from code in new[] { "200", "500" }
            select Series.With([("pod", pod), ("code", code)], (0, 1)),
        ];

        DuplicateSeries.Find(series, 0, StaleAfter).ShouldBeEmpty();
        DuplicateSeries.Collapse(series, 0, StaleAfter).Count.ShouldBe(4);
    }

    [Fact]
    public void An_overlap_that_ended_is_no_longer_ambiguous_and_counts_once()
    {
        CounterSeries[] series =
        [
            Series.With(ByPods, (0, 0), (15, 10), (30, 20), (45, 30), (60, 40), (75, 50), (90, 60)),
            Series.With(ByService, (5, 3), (20, 13)),
        ];

        DuplicateSeries.Find(series, now: 90, StaleAfter).ShouldBeEmpty();
        var counts = CounterEvents.Since([], DuplicateSeries.Collapse(series, 90, StaleAfter), 0, 90);

        counts.Total.ShouldBe(60);
    }

    [Fact]
    public void A_renamed_job_neither_loses_nor_repeats_events()
    {
        CounterSeries[] series = [Series.With(ByService, (65, 42), (80, 51)), Series.With(ByPods, (0, 7), (15, 10), (30, 20))];

        CounterEvents.Since([], DuplicateSeries.Collapse(series, 90, StaleAfter), 0, 90).Total.ShouldBe(51 - 7);
    }

    [Fact]
    public void A_scrape_read_after_the_one_stamped_later_is_no_restart()
    {
        CounterSeries[] series = [Series.With(ByPods, (0, 1000), (15, 1010)), Series.With(ByService, (15.1, 1009), (80, 1020))];

        CounterEvents.Since([], DuplicateSeries.Collapse(series, 90, StaleAfter), 0, 90).Total.ShouldBe(20);
    }

    [Fact]
    public void Labels_with_quotes_do_not_collide()
    {
        CounterSeries[] series = [Series.With([("a", "1\", b=\"2")], (0, 1)), Series.With([("a", "1"), ("b", "2")], (0, 1))];

        DuplicateSeries.Find(series, 0, StaleAfter).ShouldBeEmpty();
    }
}
