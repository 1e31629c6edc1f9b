using MlOps.Analysis.Burn.Confirmation;
using MlOps.Analysis.Burn.Tiers;
using MlOps.Analysis.Burn.Windows;
using MlOps.Decisions.Evidence;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Operator.Tests.Judging.Burn;

/// <summary>Each trigger makes its own request within an episode, and any finding of a trigger renews it.</summary>
public class TriggerTests
{
    private static readonly AvailabilityFacts Dead = new(
        2,
        0,
        0,
        TimeSpan.FromSeconds(45),
        true,
        TimeSpan.FromSeconds(5),
        "CrashLoopBackOff"
    );

    private static TierFacts Tier(EvidenceSource judge, (double Bad, double Total)? since)
    {
        var tier = DefaultTiers.All.Single(t => string.Equals(t.Name, judge.ToString(), StringComparison.OrdinalIgnoreCase));
        var window = Reading<WindowCounts>.Of(new(300, 1000), "q");
        return new(judge, tier, window, window, since is { } s ? Reading<WindowCounts>.Of(new(s.Bad, s.Total), "q") : null)
        {
            Minutes = Reading<BurnMinutes>.Of(new(5, 5), "q"),
            Newest = window,
        };
    }

    private static PolicyFacts Burning(double seconds, (double, double)? since, params EvidenceSource[] tiers) =>
        Facts
            .After(seconds)
            .Serving("h2", r => r with { State = RevisionState.Good, GoodSince = Facts.Promoted })
            .Measured(null, [.. tiers.Select(t => Tier(t, since))]);

    [Fact]
    public void A_request_is_renewed_when_the_release_test_proves_what_the_pods_began_to_tell()
    {
        var crashed = (Facts.After(60).Without(EvidenceKind.NoData) with { Availability = Dead }).Judged();
        crashed.Episode!.Source.ShouldBe(EvidenceSource.Availability);
        var now = Facts.After(180).Requests(30, 100) with { Availability = Dead with { Ready = 2, UnreadyFor = TimeSpan.Zero } };
        var status = now.Following(crashed).Judged();
        var request = status.Requests.ShouldHaveSingleItem();
        (request.EvaluatedAt, request.Id, request.Onset).ShouldBe((now.Now, crashed.Requests[0].Id, crashed.Requests[0].Onset));
        (status.Episode!.Number, status.Episode.Source).ShouldBe((1, EvidenceSource.ReleaseTest));
    }

    [Fact]
    public void A_request_is_renewed_when_what_was_proven_then_crashes()
    {
        var proven = Facts.After(90).Requests(30, 100).Judged();
        var now = Facts.After(180).Without(EvidenceKind.NoData) with { Availability = Dead };
        now.Following(proven).Judged().Requests.ShouldHaveSingleItem().EvaluatedAt.ShouldBe(now.Now);
    }

    [Fact]
    public void A_request_is_renewed_when_both_speak_at_once()
    {
        var crashed = (Facts.After(60).Without(EvidenceKind.NoData) with { Availability = Dead }).Judged();
        var now = Facts.After(180).Requests(30, 100) with { Availability = Dead };
        now.Following(crashed).Judged().Requests.ShouldHaveSingleItem().EvaluatedAt.ShouldBe(now.Now);
    }

    [Fact]
    public void The_medium_tier_asks_also_when_the_fast_one_spoke_first()
    {
        var crossed = Burning(1000, null, EvidenceSource.Fast).Judged();
        var fast = Burning(1060, (30, 100), EvidenceSource.Fast).Following(crossed).Judged();
        fast.Episode!.Source.ShouldBe(EvidenceSource.Fast);
        fast.Requests.ShouldBeEmpty();
        var both = Burning(2000, (30, 100), EvidenceSource.Fast, EvidenceSource.Medium).Following(fast).Judged();
        var confirmed = Burning(2100, (30, 100), EvidenceSource.Fast, EvidenceSource.Medium).Following(both).Judged();
        confirmed.Requests.ShouldHaveSingleItem().Trigger.ShouldBe(ResponseTrigger.Medium);
        confirmed.Episode!.Number.ShouldBe(1);
    }

    /// <summary>The newest five minutes of two objectives whose medium tier burns: clean, burning, or not known.</summary>
    [Theory]
    [InlineData("clean", "clean", 0, false)]
    [InlineData("clean", "unknown", 1, false)]
    [InlineData("unknown", "clean", 1, false)]
    [InlineData("clean", "burning", 1, true)]
    [InlineData("burning", "clean", 1, true)]
    public void A_request_of_two_objectives_is_taken_back_when_the_newest_minutes_of_both_are_clean(
        string first,
        string second,
        int requests,
        bool renewed
    )
    {
        var before = Two(1060, (30, 100), "burning", "burning").Following(Two(1000, null, "burning", "burning").Judged()).Judged();
        before.Requests.ShouldHaveSingleItem().Trigger.ShouldBe(ResponseTrigger.Medium);
        var now = Two(1600, (30, 100), first, second).Following(before);
        var status = now.Judged();
        (status.Requests.Count, status.Episode!.State).ShouldBe((requests, EpisodeState.Open));
        if (requests > 0)
            status.Requests[0].EvaluatedAt.ShouldBe(renewed ? now.Now : before.Requests[0].EvaluatedAt);
    }

    [Theory]
    [InlineData("clean", "burning", 1, true)]
    [InlineData("burning", "clean", 0, false)]
    [InlineData("unknown", "clean", 0, false)]
    public void Only_the_objectives_that_a_response_names_ask_for_it_and_take_it_back(
        string first,
        string second,
        int requests,
        bool renewed
    )
    {
        PolicyFacts Answering(PolicyFacts facts) =>
            facts with
            {
                Policy = facts.Policy with
                {
                    Spec = facts.Policy.Spec with
                    {
                        Responses =
                        [
                            new SloResponse
                            {
                                Trigger = ResponseTrigger.Medium,
                                Objectives = ["objective-1"],
                                Steps = [new ResponseStep { Action = RequestedAction.Rollback }],
                            },
                        ],
                    },
                },
            };
        var before = Answering(Two(1060, (30, 100), "burning", "burning").Following(Two(1000, null, "burning", "burning").Judged()))
            .Judged();
        before.Requests.ShouldHaveSingleItem().Trigger.ShouldBe(ResponseTrigger.Medium);
        var now = Answering(Two(1600, (30, 100), first, second).Following(before));
        var status = now.Judged();
        status.Requests.Count.ShouldBe(requests);
        if (requests > 0)
            status.Requests[0].EvaluatedAt.ShouldBe(renewed ? now.Now : before.Requests[0].EvaluatedAt);
    }

    private static PolicyFacts Two(double seconds, (double, double)? since, params string[] newest)
    {
        var facts = Burning(seconds, since, EvidenceSource.Medium);
        return facts with
        {
            Objectives =
            [
                .. newest.Select(
                    (n, i) =>
                        facts.Objectives[0] with
                        {
                            Objective = facts.Objectives[0].Objective with { Name = $"objective-{i}" },
                            Tiers = [Tier(EvidenceSource.Medium, since) with { Newest = Newest(n) }],
                        }
                ),
            ],
        };
    }

    private static Reading<WindowCounts> Newest(string how) =>
        how == "unknown"
            ? Reading<WindowCounts>.None(EvidenceKind.QueryError, "why", "q")
            : Reading<WindowCounts>.Of(new(how == "clean" ? 0 : 900, 3000), "q");

    [Fact]
    public void A_release_that_is_proven_bad_in_a_tier_s_episode_of_an_earlier_promotion_has_an_episode_of_its_own()
    {
        var tier = Burning(1060, (30, 100), EvidenceSource.Medium).Following(Burning(1000, null, EvidenceSource.Medium).Judged()).Judged();
        var open = tier with { Episode = tier.Episode! with { Revision = "h1", PromotionSeq = 1 } };
        var status = Facts.After(1200).Requests(30, 100).Following(open).Judged();
        status.Episode!.Number.ShouldBe(open.Episode!.Number + 1);
        status.Requests.ShouldContain(r => r.Trigger == ResponseTrigger.Release && r.Episode == status.Episode.Number);
    }

    [Fact]
    public void Pods_that_are_ready_again_end_no_episode_while_a_tier_that_burnt_is_not_seen()
    {
        TierFacts[] gone =
        [
            new(
                EvidenceSource.Fast,
                Tier(EvidenceSource.Fast, null).Tier,
                Reading<WindowCounts>.None(EvidenceKind.NoData, "why", "q"),
                Reading<WindowCounts>.None(EvidenceKind.NoData, "why", "q"),
                null
            ),
        ];
        PolicyFacts At(double seconds, (double, double)? since, AvailabilityFacts seen, params TierFacts[] tiers) =>
            Facts
                .After(seconds)
                .Measured(
                    Reading<RawCounts>.None(EvidenceKind.NoData, "why", "q"),
                    tiers is [] ? [Tier(EvidenceSource.Fast, since)] : tiers
                ) with
            {
                Availability = seen,
            };
        var crossed = At(60, null, Dead).Judged();
        var both = At(120, (30, 100), Dead).Following(crossed).Judged();
        (both.Episode!.Source, both.Objectives[0].Crossings[0].ConfirmedAt).ShouldBe(
            (EvidenceSource.Availability, Facts.Promoted.AddSeconds(120))
        );
        var ready = Dead with { Ready = 2, UnreadyFor = TimeSpan.Zero };
        var back = At(135, null, ready, gone).Following(both).Judged();
        At(900, null, ready, gone).Following(back).Judged().Episode!.State.ShouldBe(EpisodeState.Open);
    }

    [Fact]
    public void What_was_proven_of_a_deleted_model_is_not_proven_of_the_next_one_of_its_name()
    {
        var before = Facts.After(90).Requests(30, 100).Judged();
        var facts = Facts.After(95).Requests(0, 0);
        facts = facts with { Model = facts.Model! with { Metadata = facts.Model.Metadata with { Uid = "another" } } };
        var status = facts.Following(before).Judged();
        (status.Episode!.State, status.Requests.Count, status.Release!.Phase, status.Release.ModelUid).ShouldBe(
            (EpisodeState.Closed, 0, ReleasePhase.Testing, "another")
        );
    }

    [Fact]
    public void A_release_that_passed_is_not_inherited_by_the_next_model_of_its_name()
    {
        var passed = new SloPolicyStatus
        {
            Release = new ReleaseStatus
            {
                ModelUid = "before",
                Revision = "h2",
                PromotionSeq = 2,
                Phase = ReleasePhase.Passed,
                Requests = 447,
            },
        };
        Facts.After(10).Without(EvidenceKind.NoData).Following(passed).Judged().Release!.Phase.ShouldBe(ReleasePhase.Testing);
    }

    [Fact]
    public void Records_of_an_earlier_version_get_the_UID_of_the_model_that_is_there()
    {
        var old = Facts.After(90).Requests(30, 100).Judged();
        old = old with { Episode = old.Episode! with { ModelUid = null }, Release = old.Release! with { ModelUid = null } };
        var facts = Facts.After(105).Requests(30, 100);
        var status = facts.Following(old).Judged();
        (status.Episode!.ModelUid, status.Release!.ModelUid).ShouldBe((facts.Model!.Metadata.Uid, facts.Model.Metadata.Uid));
    }

    [Fact]
    public void Evidence_is_valid_for_as_long_as_it_took_to_gather_it_and_more()
    {
        var facts = Facts.After(90).Requests(30, 100) with { GatheredFor = TimeSpan.FromSeconds(40) };
        facts.Judged().Requests[0].ValidUntil.ShouldBe(facts.Now.AddSeconds(80 + 30));
    }

    /// <summary>It fails by itself as well: what is proven after the dependency is back asks with its own onset.</summary>
    [Fact]
    public void What_is_proven_after_a_dependency_has_failed_has_an_onset_of_its_own()
    {
        var first = Facts.After(90).Requests(30, 100).Judged();
        first.Requests.ShouldHaveSingleItem().Onset.ShouldBeLessThan(Facts.Promoted.AddSeconds(60));
        var later = Facts
            .After(240)
            .Requests(30, 100)
            .Knowing(s =>
                s with
                {
                    DependencyFailedAt = Facts.Promoted.AddSeconds(60),
                    DependencyAnsweredAt = Facts.Promoted.AddSeconds(120),
                }
            );
        later.Following(first).Judged().Requests.ShouldHaveSingleItem().Onset.ShouldBeGreaterThan(Facts.Promoted.AddSeconds(120));
    }
}
