using MlOps.Analysis.Drift.Streams.Detectors;
using MlOps.Bench.Simulation.Drift.Values;

namespace MlOps.Analysis.Tests.Simulations;

/// <summary>Short, seeded forms of what docs/drift.md says of streams; <c>make bench-drift</c> makes the long ones.</summary>
public class ValueStreamSimulations
{
    private const int Kept = 2;
    private const int Moments = (Kept * ValueCourse.Week) + ValueCourse.Day;

    private static int Alarms(ValueCourse course, ChangeDetector detector, int runs) =>
        Enumerable
            .Range(0, runs)
            .Count(run =>
                OurStreamRule
                    .Evaluate(
                        detector,
                        course.Draw(Moments, Seeds.Of(21, (long)(10 * course.Season), (long)(10 * course.Correlation), run)),
                        Moments,
                        Kept,
                        run
                    )
                    ?.Changed == true
            );

    /// <summary>One window in a thousand is the claim: of 100 one is improbable, two are a broken rule.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 0.9)]
    [InlineData(1, 0.5)]
    [InlineData(2, 0)]
    [InlineData(2, 0.9)]
    public void Neither_a_season_nor_correlated_noise_raises_alarms(double season, double correlation) =>
        Alarms(new ValueCourse { Season = season, Correlation = correlation }, ChangeDetector.Cusum, 100).ShouldBeLessThanOrEqualTo(1);

    [Theory]
    [InlineData(ChangeDetector.PageHinkley)]
    [InlineData(ChangeDetector.Adwin)]
    public void What_is_drawn_anew_gives_a_threshold_that_holds_too(ChangeDetector detector) =>
        Alarms(new ValueCourse { Season = 2, Correlation = 0.5 }, detector, 20).ShouldBeLessThanOrEqualTo(1);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 0.5)]
    public void A_shift_of_one_deviation_is_found_in_spite_of_a_season(double season, double correlation) =>
        Alarms(
                new ValueCourse
                {
                    Season = season,
                    Correlation = correlation,
                    Shift = 1,
                    From = Moments - 216,
                },
                ChangeDetector.Cusum,
                30
            )
            .ShouldBeGreaterThanOrEqualTo(24);

    /// <summary>
    /// A sixteenth to a twentieth as often in the long form; so few starts are a fifth in all but one of a thousand short ones.
    /// </summary>
    [Fact]
    public void On_live_series_it_starts_falsely_far_less_often_than_Page_Hinkley_and_finds_large_shifts_within_half_a_day()
    {
        var (ours, theirs, delays) = (0, 0, new List<double>());
        foreach (var stream in Enumerable.Range(0, 15).Select(run => new LiveStream(1, 5, Kept, run)))
        {
            var starts = stream.Ours();
            ours += starts.Count(IsFalse);
            theirs += stream.PageHinkley(500).Count(IsFalse);
            delays.AddRange(
                starts
                    .Where(at => at >= stream.From && at < stream.From + LiveStream.Lasts)
                    .Take(1)
                    .Select(at => 24.0 * (at - stream.From) / ValueCourse.Day)
            );

            bool IsFalse(int at) => at < stream.From || at >= stream.From + LiveStream.Lasts + ValueCourse.Day;
        }

        ours.ShouldBeLessThanOrEqualTo(theirs / 5);
        delays.Count.ShouldBeGreaterThanOrEqualTo(13);
        delays.Order().ElementAt(delays.Count / 2).ShouldBeLessThan(12);
    }
}
