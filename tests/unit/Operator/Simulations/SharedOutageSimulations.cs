using MlOps.Bench.Probing;
using MlOps.Bench.Simulation.Streams;
using MlOps.Bench.Simulation.Trials;

namespace MlOps.Operator.Tests.Simulations;

/// <summary>
/// Short, seeded forms of the figures of shared outages in docs/judging.md; <c>make bench-judge</c> makes the long ones. Judgement,
/// decisions and probes are the operator's own, so only that the simulation asks for them often enough is left to be shown.
/// </summary>
public class SharedOutageSimulations
{
    private static Setting Outage(double seconds, double interval, double share = 1) =>
        new(0.99, 20, interval, 0.005, 1, PredecessorHistory.Independent) { Course = RateCourse.FirstOutage(seconds, share) };

    private static Task<ProbedOutcome> WatchAsync(Setting setting, int run, bool probed = true, bool askAlways = false) =>
        ProbedTrial.WatchAsync(
            SimulatedRelease.Draw(setting, run, (int)(240 / setting.Interval), (int)(120 / setting.Interval)),
            15,
            1 + run,
            Seeds.Of(run),
            probed,
            askAlways
        );

    [Theory]
    [InlineData(10, 5, 1)]
    [InlineData(30, 5, 1)]
    [InlineData(90, 5, 1)]
    [InlineData(45, 15, 1)]
    [InlineData(60, 5, 0.3)]
    public async Task Evaluations_that_are_left_out_would_change_nothing(double seconds, double interval, double share)
    {
        for (var run = 0; run < 2; run++)
        {
            var always = await WatchAsync(Outage(seconds, interval, share), run, askAlways: true);
            (await WatchAsync(Outage(seconds, interval, share), run)).ShouldBe(always);
        }
    }

    [Fact]
    public async Task Without_a_probe_a_release_is_rolled_back_as_soon_as_it_is_proven_bad()
    {
        for (var run = 0; run < 2; run++)
        {
            var outcome = await WatchAsync(Outage(60, 5), run, probed: false);
            (outcome.RolledBackAt!.Value - outcome.ProvenAt!.Value).ShouldBeInRange(0, 1);
            (await WatchAsync(Outage(60, 5), run)).ProvenAt.ShouldBe(outcome.ProvenAt);
            outcome.Rounds.ShouldBe(0);
        }
    }

    [Theory]
    [InlineData(60, 5)]
    [InlineData(120, 15)]
    public void An_outage_that_both_revisions_share_rolls_nothing_back_with_probes(double seconds, double interval)
    {
        var outcomes = ProbedTrial.Run(Outage(seconds, interval), 15, 6, (int)(300 / interval), (int)(120 / interval));
        outcomes.Count(one => one.ProvenAt is not null).ShouldBeGreaterThanOrEqualTo(5);
        outcomes.ShouldAllBe(one => one.RolledBackAt == null);
    }

    /// <summary>Without waiting for newer scrapes most of these would be rolled back.</summary>
    [Fact]
    public void Nor_does_one_that_is_over_when_the_probes_are_first_asked()
    {
        var outcomes = ProbedTrial.Run(Outage(45, 15), 15, 16, 20, 8).Where(one => one.AskedWhileDown == false).ToList();
        outcomes.Count.ShouldBeGreaterThanOrEqualTo(4);
        outcomes.ShouldAllBe(one => one.RolledBackAt == null);
    }

    /// <summary>Its probes show nothing: three scrapes more, of which each reaches back two intervals, and an evaluation.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(15)]
    public void A_release_that_fails_where_no_probe_looks_is_rolled_back_a_little_later(double interval)
    {
        var setting = new Setting(0.99, 20, interval, 0.3, 1, PredecessorHistory.Independent) { Course = RateCourse.FromWithin };
        var outcomes = ProbedTrial.Run(setting, 15, 6, (int)(400 / interval), (int)(120 / interval));
        outcomes.ShouldAllBe(one => one.RolledBackAt - one.ProvenAt <= (5 * interval) + 16);
    }
}
