using MlOps.Analysis.Drift;
using MlOps.Analysis.Drift.Distributions;
using MlOps.Analysis.Drift.Judging;
using MlOps.Analysis.Drift.Judging.Habits;

namespace MlOps.Analysis.Tests.Drift;

public class HabitTests
{
    private const double Many = 1e9;
    private static readonly HabitTail Percent = new(0.01, 0.01);
    private static readonly BinnedPair Judged = NormalShift.Of(0.5, Many, Many);

    [Fact]
    public void What_is_not_known_has_no_limit()
    {
        Habit.Unknown.IsKnown.ShouldBeFalse();
        Habit.Unknown.Limit(DriftMeasure.MeanShift, Judged, Percent).ShouldBeNull();
        Habit.OfSeasons([], [Move(0.1), Move(0.2)]).Limit(DriftMeasure.MeanShift, Judged, Percent).ShouldBeNull();
        Habit
            .OfMoves([Move(0.1), Move(-0.1), Move(0.1)], told: 1)
            .IsKnown.ShouldBeFalse("the last of the pieces of a whole is told by the others");
    }

    /// <summary>t of 0.5 % at either end: 5.840909 with three degrees of freedom, 4.604095 with four (SciPy's t.ppf).</summary>
    [Theory]
    [InlineData(3, 5.840909)]
    [InlineData(4, 4.604095)]
    public void The_limit_is_t_times_the_root_of_the_mean_square(int seasons, double t)
    {
        double[] moves = [0.1, 0.3, 0.2, 0.25];
        var rms = Math.Sqrt(moves.Take(seasons).Average(move => move * move));
        Limit(Habit.OfSeasons([], [.. moves.Take(seasons).Select(Move)])).ShouldBe(t * rms, 0.02 * t * rms);
    }

    [Fact]
    public void A_measure_that_grows_with_the_square_of_a_shift_has_a_limit_that_does()
    {
        var habit = Habit.OfSeasons([], [Move(0.1), Move(0.1), Move(0.1), Move(0.1)]);
        var (psi, hellinger) = (
            habit.Limit(DriftMeasure.Psi, Judged, Percent)!.Value,
            habit.Limit(DriftMeasure.Hellinger, Judged, Percent)!.Value
        );
        psi.ShouldBe(8 * hellinger * hellinger, 0.05 * psi);
    }

    [Fact]
    public void A_level_that_lasts_through_all_recent_moves_is_one_observation()
    {
        var (level, both) = (Enumerable.Repeat(0.3, 7).Select(Move), new[] { 0.3, -0.3, 0.3, -0.3, 0.3, -0.3, 0.3 }.Select(Move));
        Habit.OfSeasons([.. level], []).IsKnown.ShouldBeFalse();
        Habit.OfSeasons([.. level], [Move(0.3)]).Independent.ShouldBe(2, 1e-6);
        Habit.OfSeasons([.. both], []).Independent.ShouldBeGreaterThan(5.9);
        Habit.OfMoves([.. level]).IsKnown.ShouldBeFalse();
        Habit.OfMoves([.. both]).Independent.ShouldBe(7);
    }

    [Fact]
    public void Chance_is_no_habit()
    {
        var few = NormalShift.Of(0, 1000, 1000);
        var habit = Habit.OfSeasons(
            [],
            [.. Enumerable.Range(0, 4).Select(i => PastMove.Of(few, [DriftMeasure.JensenShannon, DriftMeasure.KolmogorovSmirnov]))]
        );
        habit.Limit(DriftMeasure.JensenShannon, few, Percent)!.Value.ShouldBe(NoiseFloor.Of(DriftMeasure.JensenShannon, few), 1e-9);
        habit.Limit(DriftMeasure.KolmogorovSmirnov, few, Percent).ShouldBe(0);
        habit.Limit(DriftMeasure.Wasserstein, few, Percent).ShouldBeNull("it was not taken of the past");
    }

    [Fact]
    public void Categories_that_move_alike_are_known_by_their_names()
    {
        PastMove[] alike =
        [
            Shares(("food", 60), ("travel", 40)),
            Shares(("travel", 40), ("food", 60)),
            Shares(("food", 60), ("travel", 40)),
        ];
        Habit.OfSeasons(alike, []).IsKnown.ShouldBeFalse();
    }

    [Fact]
    public void Windows_that_hold_a_drift_their_season_before_does_not_are_left_out()
    {
        HabitPlan.Recent(168, 24).ShouldBe([24, 48, 72, 96, 120, 144, 168]);
        HabitPlan.Recent(168, 6).ShouldBe([24, 48, 72, 96, 120, 144, 168]);
        HabitPlan.Recent(24, 24).ShouldBe([24]);

        // The first look at it ended 6 hours ago: what ended within the window before it may hold its begin.
        HabitPlan.Recent(168, 24, 6).ShouldBe([48, 72, 96, 120, 144, 168, 192]);
        HabitPlan.Seasons(24, 24, 36).ShouldBe([72, 96]);

        // After a season and a window both sides hold it, and what lies between is left out.
        HabitPlan.Recent(168, 24, 240).ShouldBe([24, 48, 264, 288, 312, 336, 360]);
        HabitPlan.Recent(168, 24, 6, 240).ShouldBe([48, 264, 288, 312, 336, 360, 384]);
        HabitPlan.Recent(168, 24, 400).ShouldBe([24, 48, 72, 96, 120, 144, 168]);
    }

    [Theory]
    [InlineData(168, 24)]
    [InlineData(168, 6)]
    [InlineData(672, 24)]
    [InlineData(4, 1)]
    public void Pieces_share_no_sample_and_lie_within_their_reference(double length, double window)
    {
        var pieces = HabitPlan.Pieces(length, window, 24);
        pieces.Count.ShouldBe((int)Math.Min(7, length / window));
        pieces[0].ShouldBe(0);
        pieces[^1].ShouldBe(length - window, 1e-9);
        pieces.Zip(pieces.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First >= window - 1e-9);
        HabitPlan.Pieces(3 * window, window, window).ShouldBeEmpty();
    }

    [Fact]
    public void A_reference_of_a_few_hours_is_a_piece_beside_the_same_hours_of_the_days_before() =>
        HabitPlan.Pieces(6, 6, 24).ShouldBe([0, 24, 48, 72, 96, 120, 144, 168]);

    [Fact]
    public void Pieces_of_less_than_a_day_meet_other_hours_of_the_day() =>
        HabitPlan.Pieces(168, 6, 24).Select(ago => Math.Round(ago % 24)).Distinct().Count().ShouldBe(7);

    private static double Limit(Habit habit) => habit.Limit(DriftMeasure.MeanShift, Judged, Percent)!.Value;

    private static PastMove Move(double shift) => PastMove.Of(NormalShift.Of(shift, Many, Many), Enum.GetValues<DriftMeasure>());

    private static PastMove Shares(params (string Name, double Count)[] after) =>
        PastMove.Of(
            Categories.Of(
                new Dictionary<string, double> { ["food"] = 50, ["travel"] = 50 },
                after.ToDictionary(one => one.Name, one => one.Count)
            ),
            [DriftMeasure.JensenShannon]
        );
}
