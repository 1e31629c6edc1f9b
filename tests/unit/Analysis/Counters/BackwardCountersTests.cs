using MlOps.Analysis.Counters.Falls;

namespace MlOps.Analysis.Tests.Counters;

public class BackwardCountersTests
{
    private static CounterSeries Scraped(params double[] values) => Series.Of("a", [.. values.Select((value, i) => (15.0 * i, value))]);

    [Fact]
    public void A_counter_that_grows_does_not_run_backwards() => BackwardCounters.Find(Scraped(0, 5, 5, 90), 0).ShouldBeNull();

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    public void A_fall_to_what_one_scrape_brings_is_a_restart(int? restarts) =>
        BackwardCounters.Find(Scraped(1000, 1100, 1200, 90, 190, 290), restarts).ShouldBeNull();

    [Fact]
    public void A_fall_to_far_above_zero_is_no_restart() =>
        BackwardCounters.Find(Scraped(1000, 1100, 1200, 1150, 1300, 1400), null).ShouldBe(new CounterFall(45, 1200, 1150));

    [Fact]
    public void A_fall_that_a_known_restart_explains_is_believed() =>
        BackwardCounters.Find(Scraped(1000, 1100, 1200, 1150, 1300, 1400), 1).ShouldBeNull();

    /// <summary>One worker has failed sixty times, the other never: each of its answers looks like a restart.</summary>
    [Fact]
    public void Several_falls_to_zero_without_a_restart_are_none()
    {
        var turns = Scraped(60, 0, 60, 60, 0, 60, 0);
        BackwardCounters.Find(turns, 0).ShouldNotBeNull();
        BackwardCounters.Find(turns, 3).ShouldBeNull();
        BackwardCounters.Find(turns, null).ShouldBeNull("a pod that is gone may have crashed as often");
    }

    [Fact]
    public void Workers_with_unequal_counts_run_backwards_though_errors_ended_long_ago() =>
        BackwardCounters.Find(Scraped(60, 60, 31, 60, 31, 31, 60), null).ShouldNotBeNull();

    [Fact]
    public void A_restart_that_several_scrapes_missed_is_believed() =>
        BackwardCounters.Find(Series.Of("a", (0, 10_000), (15, 10_100), (30, 10_200), (630, 4000), (645, 4100)), null).ShouldBeNull();

    [Fact]
    public void A_restart_amid_bursts_is_believed() =>
        BackwardCounters.Find(Scraped(3000, 3000, 3000, 3000, 200, 200, 200, 900), null).ShouldBeNull();

    /// <summary>Whatever a process counts between its restarts, it is never taken for two.</summary>
    [Fact]
    public void Restarts_of_a_process_with_steady_traffic_never_run_backwards() =>
        Gen.Int[1, 200]
            .Select(Gen.Int[0, 5], Gen.Int[20, 60], Gen.Int[0, int.MaxValue])
            .Sample(
                (rate, crashes, scrapes, seed) =>
                {
                    var random = new Random(seed);
                    var (value, samples) = (0.0, new List<double>());
                    var at = Enumerable.Range(0, crashes).Select(_ => random.Next(1, scrapes)).ToHashSet();
                    for (var i = 0; i < scrapes; i++)
                    {
                        var events = rate * (0.5 + random.NextDouble());
                        value = at.Contains(i) ? events * random.NextDouble() : value + events;
                        samples.Add(value);
                    }

                    return BackwardCounters.Find(Scraped([.. samples]), null) is null;
                }
            );

    /// <summary>Two workers behind one port, with as many events each, are told within a few answers.</summary>
    [Fact]
    public void Two_workers_in_turn_are_told_by_their_total()
    {
        var random = new Random(7);
        var workers = new[] { 900.0, 1500.0 };
        var samples = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            workers[0] += 40;
            workers[1] += 60;
            samples.Add(workers[random.Next(2)]);
        }

        BackwardCounters.Find(Scraped([.. samples]), 0).ShouldNotBeNull();
    }
}
