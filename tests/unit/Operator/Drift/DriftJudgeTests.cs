using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Entities.DriftPolicies.Detection;
using MlOps.Operator.Tests.Drift.Support;
using MlOps.Operator.Tests.Support;
using static MlOps.Operator.Tests.Drift.Support.ADrift;

namespace MlOps.Operator.Tests.Drift;

public partial class DriftJudgeTests
{
    private double[] _current = Bell;

    private ADrift One() => new ADrift().Signal("amount", () => Pair(Bell, _current));

    [Fact]
    public void A_signal_that_is_as_its_reference_is_healthy()
    {
        var status = One().Judge();
        status.Verdict.ShouldBe(Verdict.Healthy);
        status.Episode.ShouldBeNull();
        status.DriftShare.ShouldBe("0");
        status.ShouldBeTakenByTheServer(typeof(DriftPolicy));
    }

    [Fact]
    public void A_signal_that_moved_is_drift_once_it_has_lasted_over_windows_that_share_no_sample()
    {
        var drift = One();
        drift.Judge();
        _current = Moved;
        foreach (var _ in Enumerable.Range(1, 4))
        {
            var early = drift.Judge(15);
            early.Signals[0].Verdict.ShouldBe(Verdict.Warning);
            early.Verdict.ShouldBe(Verdict.Warning);
        }

        var status = drift.Judge(15);
        status.Signals[0].Verdict.ShouldBe(Verdict.Breached);
        status.Verdict.ShouldBe(Verdict.Breached);
        status.Episode!.Number.ShouldBe(1);
        status.Episode.Signals.ShouldBe(["amount"]);
        status.Episode.Onset.ShouldBe(status.Signals[0].DriftedAt[0]);
        status.Signals[0].Message!.ShouldContain("drift at");
        status.ShouldBeTakenByTheServer(typeof(DriftPolicy));
    }

    [Fact]
    public void The_same_window_looked_at_again_is_no_second_one()
    {
        var drift = One()
            .With(s =>
                s with
                {
                    ForEvaluations = new ForEvaluations { Required = 2, Of = 5 },
                }
            );
        _current = Moved;
        drift.Judge();
        foreach (var _ in Enumerable.Range(1, 5))
            drift.Judge(1).Signals[0].DriftedAt.Count.ShouldBe(1);
    }

    [Fact]
    public void Judging_again_changes_nothing()
    {
        var drift = One();
        _current = Moved;
        var first = drift.Judge();
        EntityJson.Encode(drift.Judge(1)).ToJsonString().ShouldBe(EntityJson.Encode(first).ToJsonString());
    }

    [Fact]
    public void What_the_reference_does_to_itself_is_no_drift()
    {
        _current = Moved;
        new ADrift().Signal("amount", () => Pair(Bell, _current), wander: 10).Judge().Signals[0].Verdict.ShouldBe(Verdict.Healthy);
    }

    [Fact]
    public void A_habit_that_is_not_known_is_no_drift_however_long_it_lasts()
    {
        _current = Moved;
        var drift = Unknown();
        drift.Retraining = new RetrainingSpec();
        var status = Lasting(drift);
        (status.Verdict, status.Signals[0].Verdict, status.Signals[0].DriftedAt.Count).ShouldBe((Verdict.Warning, Verdict.Warning, 0));
        (status.Episode, status.Requests.Count).ShouldBe((null, 0));
        status
            .Signals[0]
            .Message!.ShouldContain("warning at most because its habit is unknown: known from 2026-07-11 12:00:00Z on; query of amount");
        status
            .Conditions.Single(c => c.Type == WellKnown.DataAvailable)
            .Message.ShouldBe("Every signal has evidence; habit unknown, so warnings at most: amount: known from 2026-07-11 12:00:00Z on");
    }

    [Fact]
    public void A_day_from_which_habit_is_known_that_moves_a_little_writes_nothing_until_it_has_passed()
    {
        var drift = Unknown();
        drift.Judge();
        _known = "2026-07-12 00:00:00Z";
        Available(drift.Judge(15)).ShouldEndWith("known from 2026-07-11 12:00:00Z on");
        Available(drift.Judge(12 * 24 * 60)).ShouldEndWith("known from 2026-07-12 00:00:00Z on");
    }

    [Fact]
    public void Everything_above_the_ladder_is_drift_that_names_its_edge_and_is_not_trained_on()
    {
        _current = [0, 0, 0, 0, 0, 0, 0, 0, 10000];
        var drift = One();
        drift.Retraining = new RetrainingSpec();
        var status = Lasting(drift);
        status.Verdict.ShouldBe(Verdict.Breached);
        status.Signals[0].Message!.ShouldStartWith("all above 8, where the reference had 1 %: JensenShannon");
        status.Requests.ShouldHaveSingleItem().DataQualityIssue!.Rule.ShouldBe("ValuesCollapsed");
    }

    [Fact]
    public void A_level_that_one_deploy_brings_does_not_last_by_itself_and_one_that_two_show_does()
    {
        var drift = Foreign();
        _current = Moved;
        drift.PromotedAt = drift.Now.AddHours(-2);
        var status = Lasting(drift);
        (status.Signals[0].Verdict, status.Episode).ShouldBe((Verdict.Warning, null));
        status
            .Signals[0]
            .Message!.ShouldContain(
                "it counts as drift only if windows of two revisions show it. Revision 0123456789 is compared with itself from 2026-07-02 10:00:00Z on"
            );
        drift.PromotedAt = drift.Now;
        drift.Judge(75);
        drift.Judge(15).Signals[0].Verdict.ShouldBe(Verdict.Breached);
    }

    [Fact]
    public void A_look_against_its_own_first_day_is_no_second_revision_and_a_confirmed_drift_needs_none()
    {
        foreach (var isConfirmed in new[] { false, true })
        {
            var until = DateTimeOffset.MinValue;
            var drift = new ADrift().Habit(
                "score",
                () => Pair(Bell, _current),
                s => s with { OthersUntil = until > DateTimeOffset.MinValue ? until : null },
                SignalKind.Prediction
            );
            drift.PromotedAt = drift.Now.AddDays(-3);
            (_current, until) = (Bell, DateTimeOffset.MinValue);
            drift.Judge();
            _current = Moved;
            foreach (var _ in Enumerable.Range(0, isConfirmed ? 6 : 2))
                drift.Judge(15);
            drift.PromotedAt = drift.Now;
            until = drift.Now.AddHours(25);
            drift.Judge(75);
            drift.Judge(15).Signals[0].Verdict.ShouldBe(isConfirmed ? Verdict.Breached : Verdict.Warning);
        }
    }

    private string _known = "2026-07-11 12:00:00Z";

    private static string Available(DriftPolicyStatus status) => status.Conditions.Single(c => c.Type == WellKnown.DataAvailable).Message;

    private ADrift Unknown() =>
        new ADrift().Habit(
            "amount",
            () => Pair(Bell, _current),
            s =>
                s with
                {
                    Variability = new Dictionary<Analysis.Drift.DriftMeasure, double>(),
                    Habit = new HabitFacts(s.Variability, 1, $"known from {_known} on"),
                }
        );

    private ADrift Foreign() =>
        new ADrift().Habit(
            "score",
            () => Pair(Bell, _current),
            s => s with { OthersUntil = new DateTimeOffset(2026, 7, 2, 10, 0, 0, TimeSpan.Zero) },
            SignalKind.Prediction
        );
}
