using MlOps.Bench.Simulation.Drift.Features;
using MlOps.Bench.Simulation.Drift.Rules;
using MlOps.Bench.Simulation.Drift.Trials;

namespace MlOps.Analysis.Tests.Simulations;

/// <summary>The streams of buckets are what they say, or no figure made from them means anything.</summary>
public class DriftStreamTests
{
    [Theory]
    [InlineData(20, 0.1)]
    [InlineData(1000, 0.02)]
    [InlineData(1000, 0.7)]
    [InlineData(100_000, 0.3)]
    public void Buckets_fill_by_the_binomial_law(int samples, double probability)
    {
        var random = Seeds.Of(3);
        double[] drawn = [.. Enumerable.Range(0, 40_000).Select(_ => (double)BinomialDraw.Of(random, samples, probability))];

        var variance = samples * probability * (1 - probability);
        var mean = drawn.Average();
        mean.ShouldBe(samples * probability, 5 * Math.Sqrt(variance / drawn.Length));
        (drawn.Sum(one => (one - mean) * (one - mean)) / drawn.Length / variance).ShouldBe(1, 0.05);
        drawn.ShouldAllBe(one => one >= 0 && one <= samples);
    }

    [Fact]
    public void No_sample_is_lost_between_the_buckets()
    {
        var counts = new double[3];
        Multinomial.Add(Seeds.Of(4), 10_000, [0.2, 0, 0.8], counts);

        counts.Sum().ShouldBe(10_000);
        counts[0].ShouldBe(2000, 200);
        counts[1].ShouldBe(0);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1.959964, 0.975)]
    [InlineData(-2.5, 0.00620967)]
    public void The_normal_distribution_is_that_of_the_tables(double x, double expected) => Gaussian.Cdf(x).ShouldBe(expected, 2e-7);

    [Fact]
    public void Every_shape_puts_all_its_values_into_the_ladder_and_moves_by_its_own_deviations()
    {
        foreach (var shape in new[] { Shape.Normal, Shape.LogNormal, Shape.Student, Shape.Pareto })
        {
            foreach (var bins in new[] { 10, 20, 50 })
            {
                var axis = shape.Axis(bins);
                axis.Count.ShouldBe(bins - 1);
                axis.Zip(axis.Skip(1)).ShouldAllBe(pair => pair.First < pair.Second);
                shape.Masses(axis, 0.3).Sum().ShouldBe(1, 1e-9);
                shape.Masses(axis, 0)[^1].ShouldBeInRange(0.004, 0.02, $"{shape.Name}, {bins}");
                shape.Masses(axis, 1)[^1].ShouldBeGreaterThan(2 * shape.Masses(axis, 0)[^1]);
            }
        }
    }

    /// <summary>
    /// A mean over 24 hours of an hourly one of 0.2 σ with ρ 0.9 deviates by 0.144 σ (the sum of ρ^|i−j| over 24 × 24, its root over 24).
    /// </summary>
    [Fact]
    public void Hourly_means_wander_by_their_deviation_and_keep_their_correlation()
    {
        var feature = SimulatedFeature.Of(Shape.Normal, 20, 96_000) with
        {
            Course = new Course { Variability = 0.2, Correlation = 0.9 },
        };
        double[] means = [.. Enumerable.Range(0, 600).Select(run => Mean(Telemetry.Draw(feature, Seeds.Of(5, run), 0, 4).Window(4)))];

        Math.Sqrt(means.Average(mean => mean * mean)).ShouldBe(0.144, 0.015);
    }

    /// <summary>A sine's mean over its first quarter is 2/π of its height.</summary>
    [Fact]
    public void A_season_returns_after_a_day_and_a_shift_begins_when_it_says()
    {
        var season = Telemetry.Draw(
            SimulatedFeature.Of(Shape.Normal, 20, 60_000) with
            {
                WindowHours = 6,
                Course = new Course { Season = 0.5 },
            },
            Seeds.Of(6),
            16,
            16
        );
        Mean(season.Window(4)).ShouldBe(0.318, 0.03);
        Mean(season.Window(12)).ShouldBe(-0.318, 0.03);
        Mean(season.Window(4)).ShouldBe(Mean(season.Window(-12)), 0.03);

        var moved = Telemetry.Draw(
            SimulatedFeature.Of(Shape.Normal, 20, 60_000) with
            {
                Course = new Course { Shift = 0.5 },
            },
            Seeds.Of(7),
            4,
            4
        );
        Mean(moved.Window(0)).ShouldBe(0, 0.02);
        Mean(moved.Window(4)).ShouldBe(0.5, 0.02);
    }

    [Fact]
    public void Each_deploy_brings_a_level_of_its_own_that_lasts_a_day()
    {
        var feature = SimulatedFeature.Of(Shape.Normal, 20, 60_000) with
        {
            WindowHours = 6,
            Course = new Course { Deploys = 0.3 },
        };
        var telemetry = Telemetry.Draw(feature, Seeds.Of(8), 0, 16 * 40);
        double[] days = [.. Enumerable.Range(0, 40).Select(day => Mean(telemetry.Window((16 * day) + 4)))];

        Math.Sqrt(days.Average(day => day * day)).ShouldBe(0.3, 0.1);
        Enumerable.Range(0, 40).ShouldAllBe(day => Math.Abs(Mean(telemetry.Window((16 * day) + 16)) - days[day]) < 0.05);
    }

    [Fact]
    public void The_same_seed_gives_the_same_looks_whatever_ran_before()
    {
        var setting = new DriftSetting(
            "same",
            SimulatedFeature.Of(Shape.Normal, 20, 1000) with
            {
                Course = new Course { Shift = 0.35 },
            },
            ReferenceRange.WeekBefore,
            28
        );

        Told(setting, 1).ShouldBe(Told(setting, 1));
        Told(setting, 2).ShouldNotBe(Told(setting, 1));
        string Told(DriftSetting of, int run) =>
            string.Concat(DriftTrial.Watch(of, run).Select(look => $"{look.OnceOnly}{string.Concat(look.Others)}"));
    }

    private static double Mean(double[] counts) =>
        counts.Select((count, i) => count * (-2.5 - (2.5 / 18) + (i * 5.0 / 18))).Sum() / counts.Sum();
}
