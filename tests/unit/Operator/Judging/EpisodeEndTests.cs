using MlOps.Analysis.Burn.Tiers;
using MlOps.Analysis.Burn.Windows;
using MlOps.Decisions.Evidence;
using MlOps.Decisions.SloPolicies;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.SloPolicies.Status.Episodes;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Judging;

/// <summary>An episode is over when the recovery was seen, not when the traffic moved; what it says counts from its onset.</summary>
public class EpisodeEndTests
{
    private static readonly SloPolicyStatus Breached = Facts.After(90).Requests(30, 100).Judged();
    private static readonly DateTimeOffset Onset = Breached.Episode!.Onset;

    /// <summary>Version 1 has the traffic again since 100 s after the promotion; so many of its newest requests are bad.</summary>
    private static PolicyFacts MovedBack(double seconds, double bad = 0, double total = 1000, bool verified = false)
    {
        var window =
            total > 0 ? Reading<WindowCounts>.Of(new(bad, total), "q") : Reading<WindowCounts>.None(EvidenceKind.Idle, "no events", "q");
        var rollback = new ActionRecord
        {
            Id = "a",
            Kind = ActionKind.Rollback,
            From = "h2",
            To = "h1",
            StartedAt = Facts.Promoted.AddSeconds(92),
            SwitchedAt = Facts.Promoted.AddSeconds(100),
            FinishedAt = Facts.Promoted.AddSeconds(114),
            Outcome = "Verified",
        };
        return Facts
            .After(seconds)
            .Serving("h1", r => r with { PromotionSeq = 3, PromotedAt = Facts.Promoted.AddSeconds(100) })
            .Knowing(s => verified ? s with { Actions = [rollback] } : s)
            .Measured(null, new TierFacts(EvidenceSource.Fast, DefaultTiers.Fast, window, window, null));
    }

    private static SloPolicyStatus Moved => MovedBack(105).Following(Breached).Judged();

    [Fact]
    public void The_episode_stays_open_and_asks_for_nothing_when_the_traffic_moved()
    {
        Moved.Episode!.State.ShouldBe(EpisodeState.Open);
        Moved.Episode.TrafficMovedAt.ShouldBe(Facts.Promoted.AddSeconds(105));
        Moved.Episode.IsFailing.ShouldBeFalse();
        Moved.Requests.ShouldBeEmpty();
        SloPolicyEvents.Between(Breached, Moved).ShouldNotContain(e => e.Reason == "EpisodeClosed");
    }

    [Fact]
    public void It_closes_when_the_rollback_is_verified_and_says_when_from_its_onset()
    {
        var closed = MovedBack(120, verified: true).Following(Moved).Judged();
        closed.Episode!.State.ShouldBe(EpisodeState.Closed);
        var lost = (Facts.Promoted.AddSeconds(100) - Onset).TotalSeconds;
        closed.Episode.Outcome.ShouldBe(
            FormattableString.Invariant(
                $"revision h2 lost the traffic after {lost:0} s, recovery verified after {lost + 14:0} s from its onset at {Onset.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z"
            )
        );
        SloPolicyEvents
            .Between(Moved, closed)
            .Single(e => e.Reason == "EpisodeClosed")
            .Message.ShouldBe($"Episode 1 closed: {closed.Episode.Outcome}");
    }

    [Fact]
    public void Without_a_rollback_it_closes_when_what_serves_has_done_well_for_five_minutes()
    {
        var recovering = MovedBack(420).Following(Moved).Judged();
        recovering.Episode!.RecoveringSince.ShouldBe(Facts.Promoted.AddSeconds(420));
        MovedBack(719).Following(recovering).Judged().Episode!.State.ShouldBe(EpisodeState.Open);
        MovedBack(600, bad: 20).Following(recovering).Judged().Episode!.RecoveringSince.ShouldBeNull();
        var closed = MovedBack(720).Following(recovering).Judged();
        closed.Episode!.State.ShouldBe(EpisodeState.Closed);
        closed.Episode.Outcome!.ShouldContain(
            $", recovered after {(420 - (Onset - Facts.Promoted).TotalSeconds) / 60:0} min from its onset at "
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(29)]
    public void Silence_and_a_handful_of_requests_are_no_recovery(double total)
    {
        var later = MovedBack(100_000, total: total).Following(MovedBack(400, total: total).Following(Moved).Judged()).Judged();
        (later.Episode!.State, later.Episode.RecoveringSince).ShouldBe((EpisodeState.Open, null));
    }

    [Fact]
    public void A_version_that_fails_meanwhile_is_another_episode_which_asks_although_the_first_is_answered()
    {
        var answered = new HandledEpisode
        {
            PolicyUid = FakeJudge.Uid,
            Episode = 1,
            Outcome = "Verified",
            At = Facts.Promoted.AddSeconds(114),
        };
        var again = Facts
            .After(190)
            .Requests(30, 100)
            .Serving("h2", r => r with { PromotionSeq = 4 })
            .Knowing(s => s with { Handled = [answered] })
            .Following(Moved)
            .Judged();
        (again.Episode!.Number, again.Episode.State, again.Episode.IsFailing).ShouldBe((2, EpisodeState.Open, true));
        again.Requests.ShouldHaveSingleItem().Episode.ShouldBe(2);
        SloPolicyEvents
            .Between(Moved, again)
            .Select(e => (e.Reason, e.Message.Split(':')[0]))
            .ShouldBe([("ReleaseBreached", "Episode 2"), ("EpisodeClosed", "Episode 1 ended without a recovery")]);
    }

    [Fact]
    public void A_breach_that_recovers_where_it_was_says_how_long_it_lasted()
    {
        var recovering = Facts.After(120).Requests(0, 100).Following(Breached).Judged();
        var closed = Facts.After(420).Requests(0, 100).Following(recovering).Judged();
        var lasted = 120 - (Onset - Facts.Promoted).TotalSeconds;
        closed.Episode!.Outcome!.ShouldStartWith(
            FormattableString.Invariant($"the breach is no longer seen; it lasted {lasted:0} s from its onset at ")
        );
    }

    [Fact]
    public void At_rest_nothing_is_written_while_it_waits() =>
        MovedBack(106, bad: 300).Following(Moved).Judged().Episode.ShouldBe(Moved.Episode);
}
