using MlOps.Analysis.Drift.Distributions;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;
using MlOps.Operator.Controllers.DriftPolicies;
using MlOps.Operator.Tests.Drift.Support;
using MlOps.Operator.Tests.Support;
using static MlOps.Operator.Tests.Drift.Support.ADrift;

namespace MlOps.Operator.Tests.Drift;

public class DriftJudgeTests
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
        var drift = One().With(s => s with { ForEvaluations = new ForEvaluations { Required = 2, Of = 5 } });
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
        status.Signals[0].Message!.ShouldContain("no more than a warning, since its habit is not known: known from 2026-07-11T12:00:00Z on; query of amount");
        status.Conditions.Single(c => c.Type == WellKnown.DataAvailable).Message.ShouldBe("Every signal has evidence; habit not known, so no more than a warning: amount: known from 2026-07-11T12:00:00Z on");
    }

    [Fact]
    public void A_day_from_which_habit_is_known_that_moves_a_little_writes_nothing_until_it_has_passed()
    {
        var drift = Unknown();
        drift.Judge();
        _known = "2026-07-12T00:00:00Z";
        Available(drift.Judge(15)).ShouldEndWith("known from 2026-07-11T12:00:00Z on");
        Available(drift.Judge(12 * 24 * 60)).ShouldEndWith("known from 2026-07-12T00:00:00Z on");
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
        status.Requests.ShouldHaveSingleItem().Doubt!.Rule.ShouldBe("ValuesCollapsed");
    }

    [Fact]
    public void A_level_that_one_deploy_brings_does_not_last_by_itself_and_one_that_two_show_does()
    {
        var drift = Foreign();
        _current = Moved;
        drift.PromotedAt = drift.Now.AddHours(-2);
        var status = Lasting(drift);
        (status.Signals[0].Verdict, status.Episode).ShouldBe((Verdict.Warning, null));
        status.Signals[0].Message!.ShouldContain("it is drift only if the windows of two revisions show it. Revision 0123456789 is compared with itself from 2026-07-02T10:00:00Z on");
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
            var drift = new ADrift().Habit("score", () => Pair(Bell, _current), s => s with { OthersUntil = until > DateTimeOffset.MinValue ? until : null }, SignalKind.Prediction);
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

    private string _known = "2026-07-11T12:00:00Z";

    private static string Available(DriftPolicyStatus status) => status.Conditions.Single(c => c.Type == WellKnown.DataAvailable).Message;

    private ADrift Unknown() => new ADrift().Habit("amount", () => Pair(Bell, _current), s => s with { Wander = new Dictionary<Analysis.Drift.DriftMethod, double>(), Habit = new HabitFacts(s.Wander, 1, $"known from {_known} on") });

    private ADrift Foreign() => new ADrift().Habit("score", () => Pair(Bell, _current), s => s with { OthersUntil = new DateTimeOffset(2026, 7, 2, 10, 0, 0, TimeSpan.Zero) }, SignalKind.Prediction);

    [Fact]
    public void Too_few_samples_say_nothing()
    {
        var status = new ADrift().Signal("amount", () => Pair(Bell, [.. Moved.Select(c => c / 100)])).Judge();
        status.Signals[0].Verdict.ShouldBe(Verdict.Unknown);
        status.Signals[0].Message!.ShouldContain("minSamples");
        status.Verdict.ShouldBe(Verdict.Unknown);
    }

    [Fact]
    public void The_model_drifts_with_half_of_the_weight()
    {
        _current = Moved;
        Lasting(new ADrift().Signal("a", () => Pair(Bell, _current), "2").Signal("b", () => Pair(Bell, Bell), "3")).Verdict.ShouldBe(Verdict.Warning);
        var status = Lasting(new ADrift().Signal("a", () => Pair(Bell, _current), "3").Signal("b", () => Pair(Bell, Bell), "3"));
        status.Verdict.ShouldBe(Verdict.Breached);
        status.DriftShare.ShouldBe("0.5");
    }

    [Fact]
    public void A_critical_signal_is_enough()
    {
        _current = Moved;
        Lasting(new ADrift().Signal("a", () => Pair(Bell, _current), "1", critical: true).Signal("b", () => Pair(Bell, Bell), "9")).Verdict.ShouldBe(Verdict.Breached);
    }

    [Fact]
    public void A_signal_without_evidence_is_no_drift_and_no_health()
    {
        var status = new ADrift().Silent("amount", EvidenceKind.NoData, "no series").Judge();
        status.Verdict.ShouldBe(Verdict.Unknown);
        status.DriftShare.ShouldBeNull();
        status.Conditions.Single(c => c.Type == WellKnown.DataAvailable).Status.ShouldBe("False");
    }

    [Fact]
    public void A_model_is_healthy_only_while_what_nobody_sees_could_not_make_it_drift()
    {
        One().Silent("hour", EvidenceKind.NoData, "no series").Judge().Verdict.ShouldBe(Verdict.Unknown);
        One().Signal("b", () => Pair(Bell, Bell)).Silent("hour", EvidenceKind.NoData, "no series").Judge().Verdict.ShouldBe(Verdict.Healthy);
        One().Signal("b", () => Pair(Bell, [.. Bell.Select(c => c / 100)]), "0.1", critical: true).Judge().Verdict.ShouldBe(Verdict.Unknown);
    }

    [Fact]
    public void An_episode_is_over_only_when_every_signal_is_seen_to_be_back()
    {
        var drift = One();
        _current = Moved;
        Lasting(drift).Episode!.State.ShouldBe(EpisodeState.Open);
        _current = Bell;
        drift.Judge(15).Episode!.State.ShouldBe(EpisodeState.Open);
        var status = drift.Judge(75);
        status.Episode!.State.ShouldBe(EpisodeState.Closed);
        _current = Moved;
        Lasting(drift).Episode!.Number.ShouldBe(2);
    }

    [Fact]
    public void A_signal_that_the_new_version_no_longer_exports_does_not_keep_an_episode_open()
    {
        var (gone, fault) = (false, DataFault.None);
        var old = new ADrift().Signal("b", () => Pair(Bell, _current)).Signal("a", () => Pair(Bell, _current));
        var last = new DriftSignal { Name = "left", Kind = SignalKind.Feature, Source = new SignalSource { Histogram = new HistogramSource { Metric = "left" } } };
        var drift = old.Read(last, () => new SignalFacts(
            last, gone ? Reading<PairedCounts>.None(EvidenceKind.NoData, "no series", "query") with { Fault = fault } : Reading<PairedCounts>.Of(Pair(Bell, Bell), "query"), null, new Dictionary<Analysis.Drift.DriftMethod, double>()) { ReferenceLength = TimeSpan.FromHours(1) });
        _current = Moved;
        Lasting(drift).Episode!.State.ShouldBe(EpisodeState.Open);
        (_current, gone) = (Bell, true);
        drift.Judge(15);
        drift.Judge(75).Episode!.State.ShouldBe(EpisodeState.Open, "the version that drifted still serves: silence is no health");
        drift.PromotedAt = drift.Now;
        drift.Judge(180).Episode!.State.ShouldBe(EpisodeState.Open, "the reference is not complete yet: not seen is not gone");
        fault = DataFault.Absent;
        drift.PromotedAt = drift.Now;
        drift.Judge(75).Episode!.State.ShouldBe(EpisodeState.Open, "it may not have been scraped yet");
        drift.Judge(60).Episode!.State.ShouldBe(EpisodeState.Closed);
    }

    [Fact]
    public void Drift_of_a_model_that_was_deleted_and_applied_again_has_to_last_again()
    {
        var drift = One();
        _current = Moved;
        drift.Retraining = new RetrainingSpec();
        Lasting(drift).Requests.ShouldHaveSingleItem().ModelUid.ShouldBe("uid-fraud");
        drift.ModelUid = "uid-again";
        var again = drift.Judge(15);
        again.Episode!.State.ShouldBe(EpisodeState.Closed);
        again.Requests.ShouldBeEmpty();
        again.Verdict.ShouldBe(Verdict.Warning);
        var proven = Lasting(drift);
        proven.Episode!.Number.ShouldBe(2);
        proven.Requests.ShouldHaveSingleItem().ModelUid.ShouldBe("uid-again");
    }

    [Fact]
    public void A_score_has_its_own_limits_to_either_side()
    {
        new ADrift().Score("share", 0.6, ScoreDirection.HigherIsDrift, "0.5").Judge().Signals[0].Verdict.ShouldBe(Verdict.Warning);
        new ADrift().Score("share", 0.4, ScoreDirection.HigherIsDrift, "0.5").Judge().Signals[0].Verdict.ShouldBe(Verdict.Healthy);
        new ADrift().Score("p", 0.04, ScoreDirection.LowerIsDrift, "0.05").Judge().Signals[0].DriftedAt.Count.ShouldBe(1);
        new ADrift().Score("p", 0.06, ScoreDirection.LowerIsDrift, "0.05", "0.1").Judge().Signals[0].Verdict.ShouldBe(Verdict.Warning);
        new ADrift().Score("p", 0.2, ScoreDirection.LowerIsDrift, "0.05", "0.1").Judge().Signals[0].Verdict.ShouldBe(Verdict.Healthy);
    }

    [Fact]
    public void Detection_and_end_are_told_once_each()
    {
        var drift = One();
        _current = Moved;
        var before = drift.Judge();
        var after = Lasting(drift);
        DriftNotices.Between(before, after).ShouldHaveSingleItem().Reason.ShouldBe("DriftDetected");
        DriftNotices.Between(after, after).ShouldBeEmpty();
        _current = Bell;
        var over = drift.Judge(300);
        var closed = DriftNotices.Between(after, over).ShouldHaveSingleItem();
        (closed.Reason, closed.Message).ShouldBe(("EpisodeClosed", "Episode 1 is over after 5 h: 1 signal is as its reference"));
    }

    private static DriftPolicyStatus Lasting(ADrift drift)
    {
        drift.Judge();
        foreach (var _ in Enumerable.Range(1, 5))
            drift.Judge(15);
        return drift.Judge();
    }
}
