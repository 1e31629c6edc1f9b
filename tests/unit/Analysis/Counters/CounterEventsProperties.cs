namespace MlOps.Analysis.Tests.Counters;

/// <summary>Counters of processes that restart, against the events that truly happened.</summary>
public class CounterEventsProperties
{
    /// <summary>Per scrape: events that happened, and whether the process restarted before them.</summary>
    private static readonly Gen<(int Events, bool Restart)[]> History = Gen.Select(
        Gen.Int[0, 50],
        Gen.Int[0, 9].Select(die => die == 0)
    ).Array[1, 40];

    [Fact]
    public void Every_event_counts_once_unless_a_restart_outgrew_the_old_value() =>
        History.Sample(history =>
        {
            var (counter, truth, samples) = (1000.0, 0, new List<(double, double)> { (0, 1000) });
            foreach (var (events, restart) in history)
            {
                counter = restart ? events : counter + events;
                truth += events;
                samples.Add((samples.Count * 15.0, counter));
                if (restart)
                {
                    counter.ShouldBeLessThan(1000);
                }
            }

            var visible = samples
                .Zip(samples.Skip(1), (a, b) => (a, b))
                .Zip(history, (pair, step) => !step.Restart || pair.b.Item2 < pair.a.Item2)
                .All(seen => seen);
            var counted = CounterEvents.Since([], [Series.Of("a", [.. samples])], 0, samples.Count * 15.0).Total;
            if (visible)
            {
                counted.ShouldBe(truth);
            }
            else
            {
                counted.ShouldBeLessThanOrEqualTo(truth);
            }
        });

    [Fact]
    public void The_split_into_scrapes_and_pods_keeps_the_sum() =>
        Gen.Select(History, History, Gen.Double[0, 14.9])
            .Sample(
                (one, other, phase) =>
                {
                    CounterSeries[] pods = [Pod("a", one, 0), Pod("b", other, phase)];

                    var counts = CounterEvents.Since(pods, pods, -100, 1e6);

                    counts.Total.ShouldBe(one.Sum(step => step.Events) + other.Sum(step => step.Events));
                    counts.Bad.ShouldBe(counts.Total);
                }
            );

    [Fact]
    public void A_count_is_the_sum_of_its_parts_in_time_but_for_the_scrape_that_is_cut() =>
        Gen.Select(History, Gen.Int[0, 600])
            .Sample(
                (history, cut) =>
                {
                    CounterSeries[] pods = [Pod("a", history, 0)];

                    var parts = CounterEvents.Since([], pods, -100, cut).Total + CounterEvents.Since([], pods, cut, 1e6).Total;
                    var lost = cut % 15 == 0 || cut > (history.Length - 1) * 15 ? 0 : history[(cut / 15) + 1].Events;
                    parts.ShouldBe(CounterEvents.Since([], pods, -100, 1e6).Total - lost);
                }
            );

    private static CounterSeries Pod(string name, (int Events, bool Restart)[] history, double phase)
    {
        var sum = 0.0;
        return Series.Of(name, [.. history.Select((step, i) => ((i * 15.0) + phase, sum += step.Events))]);
    }
}
