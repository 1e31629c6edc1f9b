using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Operator.Tests.Judging;

/// <summary>A breach by absence, only where the policy asks for it: no series for eleven minutes, and no pod that could make any.</summary>
public class NoDataTests
{
    private const double Lost = 904;
    private static readonly AvailabilityFacts Dead = new(2, 0, 0, TimeSpan.FromSeconds(500), false, TimeSpan.FromSeconds(5), null)
    {
        Wanted = 2,
    };

    private static SloPolicyStatus Seen(
        AvailabilityFacts seen,
        EvidenceKind evidence = EvidenceKind.NoData,
        NoDataPolicy treatAs = NoDataPolicy.Breach,
        double after = Lost
    )
    {
        PolicyFacts At(double seconds)
        {
            var facts = Facts.After(seconds).Without(evidence) with { Availability = seen };
            return facts with { Policy = facts.Policy with { Spec = facts.Policy.Spec with { NoData = new() { TreatAs = treatAs } } } };
        }

        return At(after).Following(At(300).Judged()).Judged();
    }

    [Theory]
    [InlineData(EvidenceKind.NoData)]
    [InlineData(EvidenceKind.Stale)]
    public void Lost_data_without_a_ready_pod_is_a_breach_where_the_policy_says_so(EvidenceKind evidence)
    {
        var status = Seen(Dead, evidence);
        (status.Verdict, status.Source, status.Episode!.Objective).ShouldBe(
            (Verdict.Breached, EvidenceSource.Availability, "availability")
        );
        var request = status.Requests.ShouldHaveSingleItem();
        request.Demand.Trend.ShouldBe(DemandTrend.NotNeeded);
        request.Evidence.ShouldContain("0 of 2 pods are ready");
    }

    [Fact]
    public void It_began_when_both_were_so()
    {
        Seen(Dead)
            .Requests[0]
            .Onset.ShouldBe(Facts.Promoted.AddSeconds(Lost - 505), "unready for 500 s when the API was last heard, 5 s ago");
        Seen(Dead with { UnreadyFor = TimeSpan.FromHours(1) }).Requests[0].Onset.ShouldBe(Facts.Promoted.AddSeconds(300));
        Seen(Dead with { Pods = 0, UnreadyFor = TimeSpan.Zero }).Requests[0].Onset.ShouldBe(Facts.Promoted.AddSeconds(300));
    }

    [Fact]
    public void Holds_by_default() => Seen(Dead, treatAs: NoDataPolicy.Hold).Episode.ShouldBeNull();

    [Fact]
    public void Holds_while_a_pod_may_still_be_starting() =>
        Seen(Dead with { UnreadyFor = TimeSpan.FromSeconds(299), StartUp = TimeSpan.FromSeconds(150) }).Episode.ShouldBeNull();

    [Fact]
    public void A_revision_that_was_proven_good_is_no_bad_release_when_its_series_and_pods_go()
    {
        PolicyFacts At(double seconds)
        {
            var facts = Facts
                .After(seconds)
                .Serving("h2", r => r with { State = RevisionState.Good, GoodSince = Facts.Promoted })
                .Burning(EvidenceSource.Fast, 0, lacking: EvidenceKind.NoData) with
            {
                Availability = Dead,
            };
            return facts with
            {
                Policy = facts.Policy with { Spec = facts.Policy.Spec with { NoData = new() { TreatAs = NoDataPolicy.Breach } } },
            };
        }

        var status = At(Lost).Following(At(300).Judged()).Judged();
        status.Episode.ShouldBeNull();
        status.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void Holds_until_the_timeout() => Seen(Dead, after: Lost - 1).Episode.ShouldBeNull();

    [Fact]
    public void Holds_while_a_pod_is_ready() => Seen(Dead with { Ready = 1 }).Episode.ShouldBeNull();

    [Fact]
    public void Holds_when_no_pod_is_wanted() => Seen(Dead with { Wanted = 0 }).Episode.ShouldBeNull();

    [Fact]
    public void Holds_when_the_view_of_the_API_is_too_old() =>
        Seen(Dead with { ViewAge = TimeSpan.FromSeconds(91) }).Episode.ShouldBeNull();

    [Theory]
    [InlineData(EvidenceKind.QueryError)]
    [InlineData(EvidenceKind.Ambiguous)]
    [InlineData(EvidenceKind.Idle)]
    public void Holds_when_the_silence_is_not_the_model_s(EvidenceKind evidence) => Seen(Dead, evidence).Episode.ShouldBeNull();
}
