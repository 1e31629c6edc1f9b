using MlOps.Analysis.Drift.Distributions;
using MlOps.Decisions.DriftPolicies;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;
using MlOps.Operator.Tests.Drift.Support;
using static MlOps.Operator.Tests.Drift.Support.ADrift;

namespace MlOps.Operator.Tests.Drift;

public partial class DriftJudgeTests
{
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
        Lasting(new ADrift().Signal("a", () => Pair(Bell, _current), "2").Signal("b", () => Pair(Bell, Bell), "3"))
            .Verdict.ShouldBe(Verdict.Warning);
        var status = Lasting(new ADrift().Signal("a", () => Pair(Bell, _current), "3").Signal("b", () => Pair(Bell, Bell), "3"));
        status.Verdict.ShouldBe(Verdict.Breached);
        status.DriftShare.ShouldBe("0.5");
    }

    [Fact]
    public void A_critical_signal_is_enough()
    {
        _current = Moved;
        Lasting(new ADrift().Signal("a", () => Pair(Bell, _current), "1", critical: true).Signal("b", () => Pair(Bell, Bell), "9"))
            .Verdict.ShouldBe(Verdict.Breached);
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
        One()
            .Signal("b", () => Pair(Bell, Bell))
            .Silent("hour", EvidenceKind.NoData, "no series")
            .Judge()
            .Verdict.ShouldBe(Verdict.Healthy);
        One()
            .Signal("b", () => Pair(Bell, [.. Bell.Select(c => c / 100)]), "0.1", critical: true)
            .Judge()
            .Verdict.ShouldBe(Verdict.Unknown);
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
        var last = new DriftSignal
        {
            Name = "left",
            Kind = SignalKind.Feature,
            Source = new SignalSource { Histogram = new HistogramSource { Metric = "left" } },
        };
        var drift = old.Read(
            last,
            () =>
                new SignalFacts(
                    last,
                    gone
                        ? Reading<PairedCounts>.None(EvidenceKind.NoData, "no series", "query") with
                        {
                            Fault = fault,
                        }
                        : Reading<PairedCounts>.Of(Pair(Bell, Bell), "query"),
                    null,
                    new Dictionary<Analysis.Drift.DriftMeasure, double>()
                )
                {
                    ReferenceLength = TimeSpan.FromHours(1),
                }
        );
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
        DriftPolicyEvents.Between(before, after).ShouldHaveSingleItem().Reason.ShouldBe("DriftDetected");
        DriftPolicyEvents.Between(after, after).ShouldBeEmpty();
        _current = Bell;
        var over = drift.Judge(300);
        var closed = DriftPolicyEvents.Between(after, over).ShouldHaveSingleItem();
        (closed.Reason, closed.Message).ShouldBe(("EpisodeClosed", "Episode 1 closed 6 h after its onset: 1 signal matches its reference"));
    }

    private static DriftPolicyStatus Lasting(ADrift drift)
    {
        drift.Judge();
        foreach (var _ in Enumerable.Range(1, 5))
            drift.Judge(15);
        return drift.Judge();
    }
}
