using MlOps.Operator.Tests.Drift.Support;

namespace MlOps.Operator.Tests.Drift;

/// <summary>With as much data as Prometheus keeps by default, a drift takes away day by day what tells the habit it is judged by.</summary>
public class HabitUnderDriftTests
{
    private static readonly DateTimeOffset Onset = AWatchedModel.Noon.AddHours(3);
    private readonly AWatchedModel _watched = new();
    private double _drift = 1;
    private DateTimeOffset _end = DateTimeOffset.MaxValue;

    public HabitUnderDriftTests()
    {
        _watched.With(s =>
            s with
            {
                Current = new DriftWindow { Window = "24h" },
                EvaluationIntervalSeconds = 21_600,
                Signals = [s.Signals![0]],
            }
        );
        _watched.Amounts = at =>
            at < _watched.Clock.GetUtcNow().AddDays(-14).AddMinutes(-1)
                ? History.Nothing
                : History.Buckets([.. ADrift.Bell.Zip(ADrift.Moved, (a, b) => Math.Round(a + (Moved(at) * (b - a))))]);
    }

    [Fact]
    public async Task A_drift_stays_confirmed_until_its_reference_holds_it()
    {
        var days = new List<(double Day, DriftSignalStatus Signal)>();
        for (var hour = 0; hour <= 9 * 24; hour += 6)
            days.Add((hour / 24.0, (await ReadMinutesAsync()).Signals[0]));

        days.First(d => d.Signal.Verdict == Verdict.Breached).Day.ShouldBeInRange(1, 2);
        days.Where(d => d.Day is >= 2 and <= 7).ShouldAllBe(d => d.Signal.Verdict == Verdict.Breached);
        days[^1].Signal.Verdict.ShouldBe(Verdict.Healthy);
        _watched.Policy.Status!.Episode!.State.ShouldBe(EpisodeState.Closed);
        days.Where(d => d.Signal.DriftedAt.Count > 0).Select(d => d.Signal.Habit!.At).Distinct().ShouldHaveSingleItem();
        days[^1].Signal.Habit.ShouldBeNull("nothing drifts any more, so the past tells it again");
    }

    [Fact]
    public async Task What_the_habit_is_told_by_is_said()
    {
        DriftPolicyStatus status = new();
        for (var hour = 0; hour <= 6 * 24; hour += 6)
            status = await ReadMinutesAsync();
        status
            .Conditions.Single(c => c.Type == WellKnown.DataAvailable)
            .Message.ShouldBe(
                "Every signal has evidence; habit of amount from 7 past moves, as of 2026-07-09 00:00:00Z, before it drifted"
            );
        status.Signals[0].Message!.ShouldContain("its habit reaches");
    }

    /// <summary>As a status of an earlier version has it.</summary>
    [Fact]
    public async Task Without_a_habit_that_was_kept_the_moves_that_are_left_out_are_named()
    {
        DriftPolicyStatus status = new();
        for (var hour = 0; hour <= 6 * 24; hour += 6)
        {
            status = await ReadMinutesAsync();
            _watched.Found(status with { Signals = [status.Signals[0] with { Habit = null }] });
        }

        var signal = (await ReadMinutesAsync()).Signals[0];
        signal.Verdict.ShouldBe(Verdict.Warning);
        signal.BreachedSince.ShouldNotBeNull("it has still moved");
        signal.Message!.ShouldMatch(
            "its habit is unknown: (one past move is|[2-5] past moves are) not enough; moves since 2026-07-0[78] .*Z are left out while it drifts"
        );
    }

    [Fact]
    public async Task A_drift_that_shrinks_to_a_warning_still_takes_nothing_into_its_habit()
    {
        for (var hour = 0; hour <= 2 * 24; hour += 6)
            await ReadMinutesAsync();
        _drift = 0.35;
        var since = _watched.Policy.Status!.Signals[0].BreachedSince;
        DriftPolicyStatus status = new();
        for (var hour = 0; hour <= 3 * 24; hour += 6)
            status = await ReadMinutesAsync();
        (status.Signals[0].Verdict, status.Signals[0].BreachedSince).ShouldBe((Verdict.Warning, since));
        status.Signals[0].Habit.ShouldNotBeNull();
        _end = _watched.Clock.GetUtcNow();
        for (var hour = 0; hour <= 2 * 24; hour += 6)
            status = await ReadMinutesAsync();
        (status.Signals[0].Verdict, status.Signals[0].BreachedSince, status.Signals[0].Habit).ShouldBe((Verdict.Healthy, null, null));
    }

    [Fact]
    public async Task A_habit_of_another_comparison_does_not_count()
    {
        for (var hour = 0; hour <= 5 * 24; hour += 6)
            await ReadMinutesAsync();
        _watched.With(s => s with { Reference = new DriftReference { Offset = "6d" } });
        var (facts, _) = await _watched.JudgeAsync();
        (facts.Signals[0].Habit!.KeptAt, facts.Signals[0].Habit!.Comparison).ShouldBe((null, "24h against 6d before"));
    }

    /// <summary>The habit is gathered before anything is judged.</summary>
    [Fact]
    public async Task The_habit_of_an_earlier_model_does_not_count()
    {
        for (var hour = 0; hour <= 5 * 24; hour += 6)
            await ReadMinutesAsync();
        _watched.Policy.Status!.Signals[0].Habit.ShouldNotBeNull();
        _watched.Found(_watched.Policy.Status with { ModelUid = "earlier" });
        var (facts, status) = await _watched.JudgeAsync();
        (facts.Signals[0].Habit!.KeptAt, status.Signals[0].BreachedSince).ShouldBe((null, null));
        facts.Status.Episode!.State.ShouldBe(EpisodeState.Closed);
    }

    private async Task<DriftPolicyStatus> ReadMinutesAsync()
    {
        var (_, status) = await _watched.JudgeAsync();
        _watched.Found(status).Clock.Advance(TimeSpan.FromHours(6));
        return status;
    }

    /// <summary>How much of a window has moved, beside what its level does from day to day.</summary>
    private double Moved(DateTimeOffset end)
    {
        var share = Math.Clamp((end - Onset).TotalDays, 0, 1) - Math.Clamp((end - _end).TotalDays, 0, 1);
        var day = (end - AWatchedModel.Noon).TotalDays;
        return (0.9 * _drift * share) + (0.03 * (1 + Math.Sin(2.4 * day)));
    }
}
