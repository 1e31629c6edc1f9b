using MlOps.Analysis.Drift.Streams;
using MlOps.Analysis.Drift.Streams.Detectors;
using MlOps.Analysis.Drift.Streams.Seasons;

namespace MlOps.Analysis.Tests.Drift;

public class SeasonTests
{
    private const int Window = 288;

    /// <summary>Seasons of one window, or of more, of which each moment is a sine and noise; the newest first.</summary>
    private static SeasonalValues Values(double height, int seasons, Func<int, int, double>? more = null, int windows = 3)
    {
        var random = new Random(5);
        double Noise() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return new SeasonalValues(
            [
                .. Enumerable
                    .Range(0, seasons)
                    .Select(season =>
                        Enumerable
                            .Range(0, windows * Window)
                            .Select(i => (height * Math.Sin(2 * Math.PI * i / Window)) + Noise() + (more?.Invoke(season, i) ?? 0))
                            .ToArray()
                    ),
            ],
            Window
        );
    }

    private static double Variance(IEnumerable<double> values)
    {
        var known = values.Where(double.IsFinite).ToList();
        return known.Average(x => x * x) - Math.Pow(known.Average(), 2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    public void A_season_is_taken_away_where_it_explains_variance(double height)
    {
        var residuals = Residuals.Of(Values(height, 3));
        Variance(residuals.Past).ShouldBeLessThan(1.3);
        Variance(residuals.Current).ShouldBeLessThan(1.3);
    }

    [Fact]
    public void Where_there_is_none_nothing_is_taken_but_the_level()
    {
        var values = Values(0, 3);
        Variance(Residuals.Of(values).Past).ShouldBe(Variance([.. values.Stretches[1], .. values.Stretches[0][..^Window]]), 1e-9);
    }

    [Fact]
    public void A_level_that_differs_from_season_to_season_is_not_expected_again()
    {
        var residuals = Residuals.Of(Values(1, 4, (season, _) => season % 2 == 0 ? 1 : -1));
        residuals.Current.Average().ShouldBe(1, 0.4);
    }

    [Fact]
    public void What_each_season_has_at_one_moment_is_taken_away_even_if_it_is_short()
    {
        var residuals = Residuals.Of(Values(0, 4, (_, i) => i % 48 == 7 ? 20 : 0));
        residuals.Past.Concat(residuals.Current).Where(double.IsFinite).Max().ShouldBeLessThan(8);
    }

    [Fact]
    public void What_was_odd_in_one_season_of_three_has_no_echo()
    {
        var residuals = Residuals.Of(Values(3, 4, (season, i) => season == 2 && i >= 2 * Window ? 8 : 0));
        residuals.Current.Average().ShouldBeGreaterThan(-1, "a third of 8 would be expected by a mean of the seasons");
    }

    [Fact]
    public void A_moment_without_a_value_or_without_an_earlier_one_says_nothing()
    {
        var residuals = Residuals.Of(Values(1, 2, (season, i) => (season, i) is (0, 600) or (1, 700) ? double.NaN : 0));
        residuals.Current[600 - (2 * Window)].ShouldBe(double.NaN);
        residuals.Current.Count(double.IsFinite).ShouldBeGreaterThanOrEqualTo(Window - 2);
    }

    [Fact]
    public void A_shift_that_one_mean_would_not_show_in_a_season_is_found()
    {
        var moved = Values(2, 3, (season, i) => season == 0 && i >= 700 ? 1 : 0);
        var outcome = StreamTest.Of(ChangeDetector.Cusum, Residuals.Of(moved), 1)!;
        outcome.Changed.ShouldBeTrue();
        outcome.Onset.ShouldBeInRange(700 - (2 * Window) - 24, 700 - (2 * Window) + 24);
        StreamTest.Of(ChangeDetector.Cusum, Residuals.Of(Values(2, 3)), 1)!.Changed.ShouldBeFalse();
    }

    [Fact]
    public void The_evidence_rises_while_a_shift_lasts_and_falls_when_it_is_over()
    {
        var back = Values(0, 3, (season, i) => season == 0 && i is >= 600 and < 650 ? 2 : 0);
        var outcome = StreamTest.Of(ChangeDetector.Cusum, Residuals.Of(back), 1)!;
        outcome.Course.Max(at => at.Value).ShouldBeGreaterThan(outcome.Threshold);
        outcome.Changed.ShouldBeFalse();
    }
}
