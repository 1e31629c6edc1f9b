using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;

namespace MlOps.Operator.Tests.Judging;

public class ReleasePhaseTests
{
    [Fact]
    public void A_release_is_tested_first() => Facts.After(300).Requests(0, 100).Judged().Release!.Phase.ShouldBe(ReleasePhase.Testing);

    [Fact]
    public void A_release_passes_when_it_has_soaked_answered_enough_and_met_its_objectives()
    {
        var release = Facts.After(600).Requests(0, 100).Judged().Release!;
        release.Phase.ShouldBe(ReleasePhase.Passed);
        release.Requests.ShouldBe(4000);
    }

    [Fact]
    public void A_release_does_not_pass_before_it_has_soaked() => Facts.After(599).Requests(0, 100).Judged().Release!.Phase.ShouldBe(ReleasePhase.Testing);

    [Fact]
    public void A_release_does_not_pass_on_too_few_requests() => Facts.After(600).Requests(0, 20).Judged().Release!.Phase.ShouldBe(ReleasePhase.Testing);

    [Fact]
    public void A_release_does_not_pass_while_it_misses_its_target() => Facts.After(600).Requests(2, 100).Judged().Release!.Phase.ShouldBe(ReleasePhase.Testing);

    [Fact]
    public void A_release_that_is_undecided_when_the_attribution_window_is_over_expires() =>
        Facts.After(7201).Requests(0, 1).Judged().Release!.Phase.ShouldBe(ReleasePhase.Expired);

    [Fact]
    public void After_the_attribution_window_the_release_test_opens_no_episode() =>
        Facts.After(7201).Requests(30, 100).Judged().Episode.ShouldBeNull();

    [Fact]
    public void A_breached_release_says_so_with_its_figures()
    {
        var release = Facts.After(90).Requests(30, 100).Judged().Release!;
        (release.Phase, release.Requests, release.Bad, release.Objective).ShouldBe((ReleasePhase.Breached, 600, 180, "availability"));
    }

    [Fact]
    public void Another_promotion_is_another_test()
    {
        var passed = Facts.After(600).Requests(0, 100).Judged();
        var next = Facts.After(615).Requests(0, 100).Serving("h2", r => r with { PromotionSeq = 7, PromotedAt = Facts.Promoted.AddSeconds(610) }).Following(passed).Judged();
        (next.Release!.Phase, next.Release.PromotionSeq).ShouldBe((ReleasePhase.Testing, 7));
    }

    [Fact]
    public void What_is_known_good_has_passed() =>
        Facts.After(60).Requests(0, 1).Serving("h2", r => r with { State = RevisionState.Good }).Judged().Release!.Phase.ShouldBe(ReleasePhase.Passed);

    private static ReleasePhase WithTiersOnly(double seconds, double share, EvidenceKind? lacking = null)
    {
        var facts = Facts.After(seconds).Burning(Judge.Fast, share, lacking: lacking).Serving("h2", r => r with { State = RevisionState.Active, GoodSince = null });
        return (facts with { Objectives = [facts.Objectives[0] with { SeesRevisions = false }] }).Judged().Release!.Phase;
    }

    [Fact]
    public void Where_no_objective_tells_revisions_apart_a_soaked_service_that_burns_nothing_passes()
    {
        WithTiersOnly(601, 0).ShouldBe(ReleasePhase.Passed);
        WithTiersOnly(599, 0).ShouldBe(ReleasePhase.Testing);
        WithTiersOnly(601, 0.02).ShouldBe(ReleasePhase.Testing);
        WithTiersOnly(601, 0, EvidenceKind.NoData).ShouldBe(ReleasePhase.Testing);
    }
}
