using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Judging;

public class EpisodeTests
{
    private static SloPolicyStatus Breached => Facts.After(90).Requests(30, 100).Judged();

    [Fact]
    public void A_proven_bad_release_opens_an_episode_with_a_request()
    {
        var status = Breached;
        status.Verdict.ShouldBe(Verdict.Breached);
        status.Episode.ShouldNotBeNull().Number.ShouldBe(1);
        var request = status.Requests.ShouldHaveSingleItem();
        (request.Revision, request.PromotionSeq, request.PolicyGeneration, request.Term, request.ModelUid).ShouldBe(
            ("h2", 2, 5, 3, FakeCluster.Uid)
        );
        request.ValidUntil.ShouldBe(Facts.Promoted.AddSeconds(90 + (2 * 15)));
        request.BadPerMillion.ShouldBe(300_000);
        request.Onset.ShouldBeInRange(Facts.Promoted, Facts.Promoted.AddSeconds(30));
    }

    [Fact]
    public void The_next_episode_has_the_next_number() =>
        Facts
            .After(90)
            .Requests(30, 100)
            .Following(new() { Episode = Breached.Episode! with { Number = 4, State = EpisodeState.Closed, Revision = "h0" } })
            .Judged()
            .Episode!.Number.ShouldBe(5);

    [Fact]
    public void A_request_is_renewed_while_the_breach_is_seen()
    {
        var later = Facts.After(105).Requests(30, 100).Following(Breached).Judged();
        later.Episode.ShouldBe(Breached.Episode);
        later.Requests[0].Id.ShouldBe(Breached.Requests[0].Id);
        later.Requests[0].EvaluatedAt.ShouldBe(Facts.Promoted.AddSeconds(105));
    }

    [Theory]
    [InlineData(EvidenceKind.QueryError)]
    [InlineData(EvidenceKind.NoData)]
    [InlineData(EvidenceKind.Ambiguous)]
    [InlineData(EvidenceKind.Stale)]
    [InlineData(EvidenceKind.Idle)]
    public void Only_a_value_can_breach(EvidenceKind evidence)
    {
        var status = Facts.After(90).Without(evidence).Judged();
        status.Verdict.ShouldBe(Verdict.Unknown);
        status.Episode.ShouldBeNull();
        status.Requests.ShouldBeEmpty();
        status.Conditions.Single(c => c.Type == "DataAvailable").Reason.ShouldBe(evidence.ToString());
    }

    [Theory]
    [InlineData(EvidenceKind.QueryError)]
    [InlineData(EvidenceKind.NoData)]
    [InlineData(EvidenceKind.Ambiguous)]
    [InlineData(EvidenceKind.Stale)]
    [InlineData(EvidenceKind.Idle)]
    public void Without_a_value_an_open_request_is_neither_renewed_nor_its_episode_closed(EvidenceKind evidence)
    {
        var status = Facts.After(3600).Without(evidence).Following(Breached).Judged();
        status.Requests.ShouldHaveSingleItem().ShouldBe(Breached.Requests[0]);
        status.Episode!.State.ShouldBe(EpisodeState.Open);
    }

    [Fact]
    public void The_episode_closes_only_after_five_minutes_when_the_traffic_stayed()
    {
        var recovering = Facts.After(120).Requests(0, 100).Following(Breached).Judged();
        recovering.Episode!.RecoveringSince.ShouldBe(Facts.Promoted.AddSeconds(120));
        recovering.Episode.State.ShouldBe(EpisodeState.Open);
        Facts.After(419).Requests(0, 100).Following(recovering).Judged().Episode!.State.ShouldBe(EpisodeState.Open);
        Facts.After(420).Requests(0, 100).Following(recovering).Judged().Episode!.State.ShouldBe(EpisodeState.Closed);
    }

    [Fact]
    public void A_breach_that_comes_back_meanwhile_starts_the_wait_anew()
    {
        var recovering = Facts.After(120).Requests(0, 100).Following(Breached).Judged();
        Facts.After(135).Requests(30, 100).Following(recovering).Judged().Episode!.RecoveringSince.ShouldBeNull();
    }

    [Fact]
    public void An_answered_episode_asks_for_nothing_more()
    {
        var handled = new HandledEpisode
        {
            PolicyUid = FakeJudge.Uid,
            Episode = 1,
            Outcome = "Failed",
            At = Facts.Promoted,
        };
        Facts
            .After(105)
            .Requests(30, 100)
            .Knowing(s => s with { Handled = [handled] })
            .Following(Breached)
            .Judged()
            .Requests.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_changes_between_two_evaluations_at_rest()
    {
        var first = Facts.After(300).Requests(0, 100).Judged();
        Facts.After(315).Requests(0, 104).Following(first).Judged().Json().ShouldBe(first.Json());
    }

    [Fact]
    public void Nothing_changes_between_two_evaluations_without_evidence()
    {
        var first = Facts.After(300).Without(EvidenceKind.NoData).Judged();
        Facts.After(315).Without(EvidenceKind.NoData).Following(first).Judged().Json().ShouldBe(first.Json());
    }

    [Fact]
    public void A_model_that_does_not_exist_is_not_judged_and_asks_for_nothing()
    {
        var status = (Facts.After(90).Requests(30, 100) with { Model = null }).Following(Breached).Judged();
        status.Requests.ShouldBeEmpty();
        status.Conditions.Single(c => c.Type == "Ready").Reason.ShouldBe("ModelNotFound");
    }
}
