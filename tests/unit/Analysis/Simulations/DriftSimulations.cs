using MlOps.Analysis.Drift;
using MlOps.Bench.Simulation.Drift.Features;
using MlOps.Bench.Simulation.Drift.Rules;
using MlOps.Bench.Simulation.Drift.Trials;

namespace MlOps.Analysis.Tests.Simulations;

/// <summary>
/// Short, seeded forms of the figures in docs/drift.md; <c>make bench-drift</c> makes the long ones. A limit that a sound rule would
/// break once in a thousand other seeds at most.
/// </summary>
public class DriftSimulations
{
    private const int Week = 28;
    private static readonly Course MovingRatesOf = new() { Variability = 0.2, Correlation = 0.9 };

    /// <summary>One alarm in 1,000 looks is the goal: in 560 one is improbable, two are a broken rule.</summary>
    [Theory]
    [InlineData(1000, 10)]
    [InlineData(1000, 20)]
    [InlineData(1000, 50)]
    [InlineData(20_000, 20)]
    public void Independent_samples_raise_no_alarm(int samples, int buckets) =>
        Alarms(Streams("steady", SimulatedFeature.Of(Shape.LogNormal, buckets, samples), 20), look => look.Ours)
            .ShouldBeLessThanOrEqualTo(1);

    /// <summary>
    /// Chance goes above the floor once in a hundred times; without it, or without the significance, it would far oftener.
    /// </summary>
    [Theory]
    [InlineData(DriftMeasure.Psi, 200, 50)]
    [InlineData(DriftMeasure.ChiSquare, 100, 20)]
    [InlineData(DriftMeasure.KolmogorovSmirnov, 50, 20)]
    [InlineData(DriftMeasure.QuantileShift, 50, 20)]
    [InlineData(DriftMeasure.Wasserstein, 30, 20)]
    public void Few_samples_are_seldom_called_drift_by_chance(DriftMeasure method, int samples, int buckets)
    {
        var feature = SimulatedFeature.Of(Shape.Normal, buckets, samples);

        SingleLook.Found("few", method, feature, feature.Masses(0), 2000).ShouldBeLessThan(0.03);
    }

    /// <summary>95 % is the goal; of 60 shifts three may be missed.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(50)]
    public void Half_a_deviation_is_found_from_a_thousand_samples_on(int buckets)
    {
        var streams = Streams("half", Moved(SimulatedFeature.Of(Shape.Normal, buckets, 1000), 0.5), 60);

        streams.Count(stream => stream.Any(look => look.Ours)).ShouldBeGreaterThanOrEqualTo(57);
        streams.Count(stream => stream[3].OnceOnly).ShouldBeGreaterThanOrEqualTo(51);
        streams.SelectMany(stream => stream).Where(look => look.Ours).ShouldAllBe(look => look.Hour >= 24);
    }

    [Fact]
    public void A_fifth_of_a_deviation_is_no_drift_however_many_samples_prove_it()
    {
        var streams = Streams("fifth", Moved(SimulatedFeature.Of(Shape.Normal, 20, 100_000), 0.2), 10);

        Alarms(streams, look => look.OnceOnly).ShouldBe(0);
        streams.ShouldAllBe(stream => stream[4].Others[0] && stream[4].Others[3]);
    }

    /// <summary>Where the default rules of others alarm at a quarter of their looks and more.</summary>
    [Fact]
    public void Hourly_means_that_wander_are_habit()
    {
        var streams = Streams("wander", SimulatedFeature.Of(Shape.Normal, 20, 96_000) with { Course = MovingRatesOf }, 40);
        var looks = 40 * Week;

        Alarms(streams, look => look.Ours).ShouldBeLessThanOrEqualTo(4);
        Alarms(streams, look => look.OnceOnly).ShouldBeLessThan(looks / 40);
        Alarms(streams, look => look.Others[0]).ShouldBeGreaterThan(looks / 4);
        Alarms(streams, look => look.Others[4]).ShouldBeGreaterThan(looks / 10);
    }

    [Fact]
    public void A_season_is_hidden_by_the_week_before_and_a_range_of_one_night_is_compared_with_nights_alone()
    {
        var season = SimulatedFeature.Of(Shape.Normal, 20, 6000) with
        {
            WindowHours = 6,
            Course = new Course { Season = 0.5 },
        };
        var night = new ReferenceRange(0, -12, -6);

        Alarms(DriftTrial.Run(new DriftSetting("season", season, ReferenceRange.WeekBefore, Week), 10), look => look.OnceOnly).ShouldBe(0);
        Alarms(DriftTrial.Run(new DriftSetting("season", season, night, 8 * Week), 10), look => look.OnceOnly).ShouldBe(0);
        DriftTrial.Run(new DriftSetting("season", season, night, 32), 2).ShouldAllBe(stream => stream.Count(look => look.HasEvidence) == 2);
        var moved = DriftTrial.Run(new DriftSetting("season", season with { Course = season.Course with { Shift = 1 } }, night, 112), 10);
        moved.ShouldAllBe(stream => stream.Any(look => look.Ours && look.Hour > 48));
    }

    /// <summary>Prometheus keeps 15 days by default. Of 80 streams the long form has one alarm in 1,000 looks at most.</summary>
    [Theory]
    [InlineData(15, 30)]
    [InlineData(36, 37)]
    public void Hourly_means_that_wander_are_habit_with_two_weeks_of_data_as_with_five(int days, int found)
    {
        var wandering = SimulatedFeature.Of(Shape.Normal, 20, 24_000) with { Course = MovingRatesOf };

        Alarms(Kept("wander", wandering, days, 80), look => look.Ours).ShouldBeLessThanOrEqualTo(8);
        Kept("wander", wandering with { Course = MovingRatesOf with { Shift = 1 } }, days, 40)
            .Count(stream => stream.Any(look => look.Ours))
            .ShouldBeGreaterThanOrEqualTo(found);
    }

    [Fact]
    public void With_a_week_of_data_nothing_is_more_than_a_warning()
    {
        var streams = Kept("young", Moved(SimulatedFeature.Of(Shape.Normal, 20, 24_000), 1), 8, 10);

        streams.ShouldAllBe(stream => stream.All(look => !look.OnceOnly) && stream.Any(look => look.Warned));
    }

    [Fact]
    public void The_level_of_each_daily_deploy_is_no_drift_and_one_that_stays_is()
    {
        var deployed = SimulatedFeature.Of(Shape.Normal, 20, 24_000) with { Course = new Course { Deploys = 0.2 } };

        Alarms(Kept("deploys", deployed, 36, 60, isOutput: true), look => look.Ours).ShouldBeLessThanOrEqualTo(3);
        Kept("deploys", deployed with { Course = deployed.Course with { Shift = 1.5 } }, 36, 20, isOutput: true)
            .Count(stream => stream.Any(look => look.Ours))
            .ShouldBeGreaterThanOrEqualTo(18);
    }

    private static IReadOnlyList<IReadOnlyList<DriftLook>> Kept(
        string name,
        SimulatedFeature feature,
        int days,
        int streams,
        bool isOutput = false
    ) => DriftTrial.Run(new DriftSetting(name, feature, ReferenceRange.WeekBefore, Week) { DataDays = days, IsOutput = isOutput }, streams);

    [Fact]
    public void What_drifts_slowly_shows_against_a_pinned_week_and_not_against_the_week_before()
    {
        var slow = SimulatedFeature.Of(Shape.Normal, 20, 24_000) with
        {
            Course = new Course { Shift = 0.8, Takes = Week * 24 },
        };

        Alarms(DriftTrial.Run(new DriftSetting("slow", slow, ReferenceRange.WeekBefore, 4 * Week), 10), look => look.Ours).ShouldBe(0);
        DriftTrial
            .Run(new DriftSetting("slow", slow, ReferenceRange.PinnedWeek, 4 * Week), 10)
            .ShouldAllBe(stream => stream.Any(look => look.Ours));
    }

    [Fact]
    public void A_feature_that_vanishes_is_no_evidence_and_never_drift()
    {
        var feature = SimulatedFeature.Of(Shape.Normal, 20, 5000);
        double[] constant = [.. feature.Masses(0).Select((_, i) => i == 10 ? 1.0 : 0)];
        var filled = Moved(feature with { Masses = level => level > 0 ? constant : feature.Masses(0) }, 1);
        foreach (var streams in new[] { Streams("constant", filled, 10), Streams("nothing", feature with { Growth = 0 }, 10) })
        {
            Alarms(streams, look => look.Ours).ShouldBe(0);
            streams.ShouldAllBe(stream => stream.Skip(3).Take(Week - 8).All(look => !look.HasEvidence));
        }
    }

    [Fact]
    public void Most_samples_in_one_bucket_are_no_evidence()
    {
        var feature = SimulatedFeature.Of(Shape.Normal, 20, 24_000);
        double[] masses = [.. feature.Masses(0).Select((mass, i) => (0.4 * mass) + (i == 3 ? 0.6 : 0))];

        Streams("coarse", feature with { Masses = _ => masses }, 5).SelectMany(stream => stream).ShouldAllBe(look => !look.HasEvidence);
    }

    [Fact]
    public void A_new_category_of_a_tenth_is_found()
    {
        var streams = Streams("category", Moved(SimulatedFeature.Categories(5, 5000), 0.1), 20);

        streams.ShouldAllBe(stream => stream.Any(look => look.Ours));
        Alarms(Streams("categories", SimulatedFeature.Categories(5, 1000), 20), look => look.OnceOnly).ShouldBe(0);
    }

    [Fact]
    public void With_daily_deploys_outputs_are_judged_where_a_window_fits_between_them()
    {
        var outputs = SimulatedFeature.Of(Shape.Normal, 20, 6000);

        Judged(outputs).ShouldBe(0.25, 0.01);
        Judged(outputs with { WindowHours = 6 }).ShouldBe(13 / 16.0, 0.01);
        double Judged(SimulatedFeature feature) =>
            DriftTrial
                .Run(new DriftSetting("outputs", feature, ReferenceRange.WeekBefore, 64) { IsOutput = true }, 2)
                .SelectMany(stream => stream)
                .Average(look => look.HasEvidence ? 1.0 : 0);
    }

    [Fact]
    public void Windows_that_share_samples_would_show_one_blip_several_times()
    {
        var streams = Streams(
            "blips",
            SimulatedFeature.Of(Shape.Normal, 20, 24_000) with
            {
                Course = MovingRatesOf with { Variability = 0.3 },
            },
            100
        );

        Alarms(streams, look => look.Overlapping).ShouldBeGreaterThan(Alarms(streams, look => look.Ours));
    }

    private static SimulatedFeature Moved(SimulatedFeature feature, double shift) => feature with { Course = new Course { Shift = shift } };

    private static IReadOnlyList<IReadOnlyList<DriftLook>> Streams(string name, SimulatedFeature feature, int streams) =>
        DriftTrial.Run(new DriftSetting(name, feature, ReferenceRange.WeekBefore, Week), streams);

    private static int Alarms(IEnumerable<IReadOnlyList<DriftLook>> streams, Func<DriftLook, bool> alarms) =>
        streams.Sum(stream => stream.Count(alarms));
}
