using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Operator.Tests.Judging.Releases;

public class AvailabilityTests
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

    private static SloPolicyStatus Seen(AvailabilityFacts seen, double after = 60) =>
        (Facts.After(after).Without(EvidenceKind.NoData) with { Availability = seen }).Judged();

    [Fact]
    public void A_revision_without_a_ready_pod_for_half_a_minute_is_breached_without_any_series()
    {
        var status = Seen(Dead);
        status.Episode!.Source.ShouldBe(EvidenceSource.Availability);
        var request = status.Requests.ShouldHaveSingleItem();
        request.Demand.Trend.ShouldBe(DemandTrend.NotNeeded);
        request.Onset.ShouldBe(Facts.Promoted.AddSeconds(10), "45 s before the last contact with the API server, which was 5 s ago");
        request.Evidence.ShouldContain("CrashLoopBackOff");
    }

    [Fact]
    public void Trouble_that_began_before_the_promotion_began_with_it_at_the_earliest() =>
        Seen(Dead with { UnreadyFor = TimeSpan.FromHours(1) }).Requests[0].Onset.ShouldBe(Facts.Promoted);

    [Fact]
    public void Holds_when_the_view_of_the_API_is_too_old() =>
        Seen(Dead with { ViewAge = TimeSpan.FromSeconds(91) }).Episode.ShouldBeNull();

    [Fact]
    public void Holds_when_the_last_known_good_is_not_ready_either() => Seen(Dead with { GoodIsReady = false }).Episode.ShouldBeNull();

    [Fact]
    public void Holds_when_one_pod_is_ready() => Seen(Dead with { Ready = 1 }).Episode.ShouldBeNull();

    [Fact]
    public void Holds_when_there_is_no_pod_at_all() => Seen(Dead with { Pods = 0 }).Episode.ShouldBeNull();

    [Fact]
    public void Holds_when_the_pods_are_unready_for_less_than_half_a_minute() =>
        Seen(Dead with { UnreadyFor = TimeSpan.FromSeconds(29) }).Episode.ShouldBeNull();

    [Fact]
    public void Three_restarts_of_every_pod_need_no_patience() =>
        Seen(Dead with { UnreadyFor = TimeSpan.FromSeconds(1), FewestRestarts = 3 }).Episode.ShouldNotBeNull();

    [Fact]
    public void Holds_in_the_first_half_minute_after_the_promotion() => Seen(Dead, after: 29).Episode.ShouldBeNull();

    [Fact]
    public void The_release_test_speaks_before_it() =>
        (Facts.After(90).Requests(30, 100) with { Availability = Dead }).Judged().Episode!.Source.ShouldBe(EvidenceSource.ReleaseTest);

    [Fact]
    public void Restarts_without_a_crash_loop_now_are_no_reason() =>
        Seen(Dead with { UnreadyFor = TimeSpan.FromSeconds(1), FewestRestarts = 3, Trouble = null }).Episode.ShouldBeNull();

    [Theory]
    [InlineData(59, false)]
    [InlineData(80, true)]
    public void A_pod_that_moves_gets_twice_the_time_that_pods_took_to_start(double unready, bool found) =>
        (
            Seen(
                Dead with
                {
                    Pods = 1,
                    Trouble = null,
                    StartUp = TimeSpan.FromSeconds(35),
                    UnreadyFor = TimeSpan.FromSeconds(unready),
                },
                after: 3600
            ).Episode
            is not null
        ).ShouldBe(found);

    [Fact]
    public void A_known_good_revision_whose_pod_moves_is_not_rolled_back()
    {
        var facts = Facts
            .After(5400)
            .Serving("h2", r => r with { State = RevisionState.Good, GoodSince = Facts.Promoted.AddSeconds(3600) })
            .Measured(null);
        (facts with { Availability = Dead with { Pods = 1, UnreadyFor = TimeSpan.FromSeconds(31) } }).Judged().Requests.ShouldBeEmpty();
    }
}
