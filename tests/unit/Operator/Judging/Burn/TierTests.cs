using MlOps.Analysis.Burn.Confirmation;
using MlOps.Analysis.Burn.Windows;
using MlOps.Decisions.Evidence;
using MlOps.Decisions.SloPolicies.Burn;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Operator.Tests.Judging.Burn;

public partial class TierTests
{
    private static Reading<BurnMinutes> Minutes(int burning, int known) => Reading<BurnMinutes>.Of(new(burning, known), "q");

    private static Reading<WindowCounts> Newest(int bad, int total) => Reading<WindowCounts>.Of(new(bad, total), "q");

    private static SloPolicyStatus Crossed(EvidenceSource tier) => Facts.After(86_400).Burning(tier, 0.3).Judged();

    private static SloPolicyStatus Confirmed(EvidenceSource tier) =>
        Facts.After(86_460).Burning(tier, 0.3, since: (30, 100)).Following(Crossed(tier)).Judged();

    [Fact]
    public void A_crossing_is_a_warning_until_newer_events_confirm_it()
    {
        Crossed(EvidenceSource.Fast).Verdict.ShouldBe(Verdict.Warning);
        Crossed(EvidenceSource.Fast).Episode.ShouldBeNull();
        Confirmed(EvidenceSource.Fast).Verdict.ShouldBe(Verdict.Breached);
        Confirmed(EvidenceSource.Fast).Episode!.Source.ShouldBe(EvidenceSource.Fast);
    }

    [Fact]
    public void Newer_events_that_are_too_few_too_good_or_too_young_confirm_nothing()
    {
        Facts
            .After(86_460)
            .Burning(EvidenceSource.Fast, 0.3)
            .Following(Crossed(EvidenceSource.Fast))
            .Judged()
            .Verdict.ShouldBe(Verdict.Warning);
        Facts
            .After(86_460)
            .Burning(EvidenceSource.Fast, 0.3, since: (3, 9))
            .Following(Crossed(EvidenceSource.Fast))
            .Judged()
            .Verdict.ShouldBe(Verdict.Warning);
        Facts
            .After(86_460)
            .Burning(EvidenceSource.Fast, 0.3, since: (1, 100))
            .Following(Crossed(EvidenceSource.Fast))
            .Judged()
            .Verdict.ShouldBe(Verdict.Warning);
        Facts
            .After(86_459)
            .Burning(EvidenceSource.Fast, 0.3, since: (30, 100))
            .Following(Crossed(EvidenceSource.Fast))
            .Judged()
            .Verdict.ShouldBe(Verdict.Warning);
    }

    [Fact]
    public void Default_tiers_that_a_short_window_makes_useless_are_dropped_with_the_arithmetic()
    {
        var facts = Facts.After(86_400).Burning(EvidenceSource.Fast, 0.3);
        var week = facts with { Policy = facts.Policy with { Spec = facts.Policy.Spec with { Window = "7d" } } };
        TierReach.Usable(week.Policy.Spec, 0.99).Select(t => t.Name).ShouldBe(["fast", "medium"]);
        TierReach.Usable(facts.Policy.Spec, 0.99).Select(t => t.Name).ShouldBe(["fast", "medium", "slow", "trickle"]);
        week.Judged()
            .Conditions.Single(c => c.Type == "Ready")
            .Message!.ShouldEndWith(
                "Tiers dropped: availability/slow: 0.7 x 1 % = 0.7 % < 1 %: would call a model breached that keeps its objective; "
                    + "availability/trickle: 0.23 x 1 % = 0.23 % < 1 %: would call a model breached that keeps its objective"
            );
    }

    [Fact]
    public void A_crossing_that_is_over_before_it_was_confirmed_is_forgotten() =>
        Facts
            .After(86_460)
            .Burning(EvidenceSource.Fast, 0)
            .Following(Crossed(EvidenceSource.Fast))
            .Judged()
            .Objectives[0]
            .Crossings.ShouldBeEmpty();

    [Theory]
    [InlineData(EvidenceKind.QueryError)]
    [InlineData(EvidenceKind.NoData)]
    [InlineData(EvidenceKind.Idle)]
    public void Without_a_value_nothing_crosses_and_a_confirmed_tier_does_not_recover(EvidenceKind evidence)
    {
        Facts.After(86_400).Burning(EvidenceSource.Fast, 0, lacking: evidence).Judged().Objectives[0].Crossings.ShouldBeEmpty();
        var status = Facts
            .After(90_000)
            .Burning(EvidenceSource.Fast, 0, lacking: evidence)
            .Following(Confirmed(EvidenceSource.Fast))
            .Judged();
        status.Objectives[0].Crossings.ShouldHaveSingleItem().ConfirmedAt.ShouldNotBeNull();
        status.Episode!.State.ShouldBe(EpisodeState.Open);
        status.Verdict.ShouldBe(Verdict.Unknown);
    }

    [Fact]
    public void A_request_of_a_confirmed_tier_is_not_renewed_without_a_value()
    {
        var before = Confirmed(EvidenceSource.Medium);
        var blind = Facts.After(90_000).Burning(EvidenceSource.Medium, 0, lacking: EvidenceKind.QueryError).Following(before).Judged();
        blind.Requests.ShouldBe(before.Requests);
        blind.Objectives[0].Message.ShouldNotBeNull().ShouldContain("why");
    }

    [Fact]
    public void A_confirmed_tier_recovers_when_its_short_window_has_been_healthy_for_five_minutes()
    {
        var recovering = Facts.After(86_500).Burning(EvidenceSource.Fast, 0).Following(Confirmed(EvidenceSource.Fast)).Judged();
        recovering.Episode!.State.ShouldBe(EpisodeState.Open);
        Facts.After(86_799).Burning(EvidenceSource.Fast, 0).Following(recovering).Judged().Episode!.State.ShouldBe(EpisodeState.Open);
        var over = Facts.After(86_800).Burning(EvidenceSource.Fast, 0).Following(recovering).Judged();
        over.Episode!.State.ShouldBe(EpisodeState.Closed);
        over.Verdict.ShouldBe(Verdict.Healthy);
    }

    [Fact]
    public void The_fast_tier_holds_until_three_minutes_burn_and_says_so()
    {
        var held = Facts
            .After(86_460)
            .Burning(EvidenceSource.Fast, 0.3, (30, 100), minutes: Minutes(2, 5))
            .Following(Crossed(EvidenceSource.Fast))
            .Judged();
        (held.Verdict, held.Episode).ShouldBe((Verdict.Warning, null));
        held.Message.ShouldBe("burn tier fast crossed, waiting for newer events to confirm it and for 3 minutes of the last 5 min to burn");
        Facts
            .After(86_475)
            .Burning(EvidenceSource.Fast, 0.3, (30, 100), minutes: Minutes(3, 5))
            .Following(held)
            .Judged()
            .Verdict.ShouldBe(Verdict.Breached);
    }

    [Theory]
    [InlineData(EvidenceKind.QueryError)]
    [InlineData(EvidenceKind.NoData)]
    public void Minutes_that_cannot_be_read_hold_the_fast_tier_for_ten_minutes_and_it_says_so(EvidenceKind kind)
    {
        var blind = Reading<BurnMinutes>.None(kind, "why", "q");
        var held = Facts
            .After(86_460)
            .Burning(EvidenceSource.Fast, 0.3, (30, 100), minutes: blind)
            .Following(Crossed(EvidenceSource.Fast))
            .Judged();
        held.Verdict.ShouldBe(Verdict.Warning);
        held.Message.ShouldBe(
            $"burn tier fast crossed, waiting for newer events to confirm it; its minutes cannot be queried ({kind}: why), so it has to burn for 10 min"
        );
        Facts
            .After(86_999)
            .Burning(EvidenceSource.Fast, 0.3, (30, 100), minutes: blind)
            .Following(held)
            .Judged()
            .Verdict.ShouldBe(Verdict.Warning);
        Facts
            .After(87_000)
            .Burning(EvidenceSource.Fast, 0.3, (30, 100), minutes: blind)
            .Following(held)
            .Judged()
            .Verdict.ShouldBe(Verdict.Breached);
    }

    /// <summary>
    /// An outage in which the counters vanish is no burn that anybody saw: the missing data are told, and Kubernetes' own facts speak.
    /// </summary>
    [Fact]
    public void A_crossing_whose_counters_vanish_is_never_confirmed_by_its_age()
    {
        var gone = Facts
            .After(90_000)
            .Burning(EvidenceSource.Fast, 0, (30, 100), EvidenceKind.NoData, Reading<BurnMinutes>.None(EvidenceKind.NoData, "why", "q"))
            .Following(Crossed(EvidenceSource.Fast))
            .Judged();
        (gone.Verdict, gone.Episode).ShouldBe((Verdict.Unknown, null));
        gone.Objectives[0].Crossings.ShouldHaveSingleItem().ConfirmedAt.ShouldBeNull();
        gone.Conditions.Single(c => c.Type == "DataAvailable").Reason.ShouldBe("NoData");
    }

    [Fact]
    public void A_recovering_tier_says_since_when_and_when_it_is_over()
    {
        var recovering = Facts.After(86_500).Burning(EvidenceSource.Fast, 0).Following(Confirmed(EvidenceSource.Fast)).Judged();
        recovering.Message!.ShouldEndWith(
            "; recovering since 2026-03-02 09:01:40Z, recovered at 2026-03-02 09:06:40Z if that lasts; no action is requested while the newest 5 min meet the target"
        );
        Facts.After(86_515).Burning(EvidenceSource.Fast, 0).Following(recovering).Judged().Json().ShouldBe(recovering.Json());
    }

    [Fact]
    public void The_medium_tier_takes_its_request_back_while_the_newest_five_minutes_are_clean_and_its_episode_stays()
    {
        var before = Confirmed(EvidenceSource.Medium);
        var clean = Facts.After(87_000).Burning(EvidenceSource.Medium, 0.3, newest: Newest(0, 3000)).Following(before).Judged();
        (clean.Verdict, clean.Episode!.State, clean.Requests.Count).ShouldBe((Verdict.Breached, EpisodeState.Open, 0));
        clean.Message!.ShouldEndWith("; no action is requested while the newest 5 min meet the target");
        var again = Facts.After(87_015).Burning(EvidenceSource.Medium, 0.3, newest: Newest(60, 3000)).Following(clean).Judged();
        again.Requests.ShouldHaveSingleItem().Id.ShouldBe(before.Requests[0].Id);
        again.Message!.ShouldNotContain("nothing is asked for");
    }

    [Fact]
    public void The_medium_tier_does_not_renew_its_request_while_the_newest_five_minutes_are_unknown()
    {
        var before = Confirmed(EvidenceSource.Medium);
        var blind = Facts
            .After(87_000)
            .Burning(EvidenceSource.Medium, 0.3, newest: Reading<WindowCounts>.None(EvidenceKind.QueryError, "why", "q"))
            .Following(before)
            .Judged();
        blind.Requests.ShouldBe(before.Requests);
        blind.Objectives[0].Message!.ShouldEndWith("; no action is requested until the newest 5 min are known (QueryError: why)");
    }

    /// <summary>At 40 requests in five minutes a burn would often show nothing: too few events are no proof that it stopped.</summary>
    [Fact]
    public void A_quiet_service_s_clean_minutes_do_not_take_back_what_its_windows_hold() =>
        Facts
            .After(87_000)
            .Burning(EvidenceSource.Medium, 0.3, newest: Newest(0, 20))
            .Following(Confirmed(EvidenceSource.Medium))
            .Judged()
            .Requests.ShouldHaveSingleItem();
}
