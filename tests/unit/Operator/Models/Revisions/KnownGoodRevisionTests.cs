using MlOps.Decisions.Effects;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Revisions;

public class KnownGoodRevisionTests
{
    [Fact]
    public void What_a_revision_lacks_to_be_known_good_is_told()
    {
        var cluster = new FakeCluster(AModel.Serving("v1")) { Judge = new FakeJudge { Passes = false } };
        var soaking = cluster.Settle().Condition(WellKnown.Progressing);
        soaking.Reason.ShouldBe("Soaking");
        soaking.Message.ShouldContain(
            "it soaks until 2026-03-01 09:10:00Z (rollback.minSoakSeconds); the release test of policy fraud-slo is Testing"
        );
        cluster
            .Wait(Scenarios.Soak)
            .Condition(WellKnown.Progressing)
            .Message.ShouldEndWith("not known good yet: the release test of policy fraud-slo is Testing");
        cluster.Judge.Passes = true;
        cluster.Settle().Condition(WellKnown.Progressing).Reason.ShouldBe("Settled");
    }

    [Fact]
    public void A_revision_is_good_when_it_has_soaked_and_every_policy_passed_it()
    {
        var cluster = Scenarios.Good(AModel.Serving("v1"));
        cluster.Revision("v1").State.ShouldBe(RevisionState.Good);
        cluster.Revision("v1").Requests.ShouldBe(5000);
        cluster.Revisions[cluster.Hash("v1")].GoodSince.ShouldBe(cluster.Revision("v1").GoodSince);
    }

    [Fact]
    public void A_revision_is_not_good_before_it_has_soaked()
    {
        var cluster = new FakeCluster(AModel.Serving("v1")) { Judge = new FakeJudge() };
        cluster.Settle().Wait(Scenarios.Soak - 1);
        cluster.Revision("v1").State.ShouldBe(RevisionState.Active);
    }

    [Fact]
    public void A_revision_that_no_release_test_passed_is_not_good_however_long_it_soaks()
    {
        var cluster = new FakeCluster(AModel.Serving("v1")) { Judge = new FakeJudge { Passes = false } };
        cluster.Settle().Wait(86_400);
        cluster.Revision("v1").State.ShouldBe(RevisionState.Active);
    }

    [Fact]
    public void Without_a_policy_soaking_alone_must_do() =>
        Scenarios.Serving(AModel.Serving("v1")).Wait(Scenarios.Soak).Revision("v1").State.ShouldBe(RevisionState.Good);

    [Fact]
    public void A_revision_whose_pods_are_not_ready_is_not_good()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1"));
        cluster.NeverReady.Add("v1");
        cluster.Wait(2 * Scenarios.Soak).Revision("v1").State.ShouldBe(RevisionState.Active);
    }

    [Fact]
    public void An_episode_that_its_policy_can_no_longer_close_keeps_pods_for_a_day_and_makes_nothing_good_by_silence()
    {
        var cluster = Scenarios.Released();
        (cluster.Judge!.Mode, cluster.Judge.Bad) = (PolicyMode.Observe, "v2");
        cluster.Settle().Judge!.BlindSince = cluster.Now;
        cluster.Apply(AModel.Serving("v2").Replicas(1)).Pods("v2").ShouldBe(2);
        cluster.Condition(WellKnown.ScalerConflict).Reason.ShouldBe("PodsKept");
        cluster.Condition(WellKnown.ScalerConflict).Message.ShouldContain("episode 1 of policy fraud-slo is open");
        cluster.Wait(25 * 3600).Pods("v2").ShouldBe(1);
        cluster.Revision("v2").State.ShouldBe(RevisionState.Active);
        cluster.Condition(WellKnown.Released).Reason.ShouldBe("ProvenBad");
        cluster.Pods("v1").ShouldBe(2, "the way back stays");
    }

    [Fact]
    public void The_last_known_good_keeps_running_until_its_successor_is_good()
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Passes = false;
        cluster.Wait(86_400).Pods("v1").ShouldBe(2);
        cluster.Revision("v1").State.ShouldBe(RevisionState.Good);
    }

    [Fact]
    public void The_last_known_good_retires_some_time_after_its_successor_became_good()
    {
        var cluster = Scenarios.Released().Wait(Scenarios.Soak);
        cluster.Revision("v2").State.ShouldBe(RevisionState.Good);
        var since = cluster.Revision("v2").GoodSince!.Value;
        cluster.Wait((since.AddSeconds(Scenarios.RetireAfter) - cluster.Now).TotalSeconds - 1).Pods("v1").ShouldBe(2);
        cluster.Wait(2).Pods("v1").ShouldBe(0);
        cluster.Revision("v1").State.ShouldBe(RevisionState.Retired);
    }

    [Fact]
    public void A_revision_that_was_never_good_stops_a_minute_after_it_lost_the_traffic()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1")).Apply(AModel.Serving("v2"));
        cluster.Pods("v1").ShouldBe(2);
        cluster.Wait(61).Pods("v1").ShouldBe(0);
    }

    [Fact]
    public void Retired_revisions_beyond_the_history_limit_are_forgotten_the_record_last()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1").History(1));
        foreach (var version in new[] { "v2", "v3", "v4" })
            cluster.Apply(AModel.Serving(version).History(1)).Wait(120);
        cluster.Status.Revisions.Select(r => r.Version).ShouldBe(["v3", "v4"]);
        cluster.Deployments.Count.ShouldBe(2);
        cluster.RevisionServices.Count.ShouldBe(2);
        cluster
            .Effects.OfType<DeleteChild>()
            .Take(3)
            .Select(e => e.Kind)
            .ShouldBe([ChildKind.Deployment, ChildKind.Service, ChildKind.ControllerRevision]);
    }

    [Fact]
    public void History_never_forgets_what_is_good_or_quarantined()
    {
        var cluster = Scenarios.RolledBack(m => m.History(0)).Wait(7200);
        cluster
            .Status.Revisions.Select(r => (r.Version, r.State))
            .ShouldBe([("v1", RevisionState.Good), ("v2", RevisionState.Quarantined)]);
    }

    [Fact]
    public void A_second_policy_that_is_invalid_keeps_nothing_from_being_good()
    {
        var cluster = new FakeCluster(AModel.Serving("v1")) { Judge = new FakeJudge() };
        var other = new FakeJudge { Mode = PolicyMode.Observe }.Policy;
        cluster.MorePolicies.Add(
            other with
            {
                Metadata = other.Metadata with { Name = "typo", Uid = "typo" },
                Spec = other.Spec with { Objectives = [other.Spec.Objectives[0] with { Target = "0.99" }] },
                Status = null,
            }
        );
        cluster.Settle().Wait(Scenarios.Soak).Revision("v1").State.ShouldBe(RevisionState.Good);
    }

    [Theory]
    [InlineData(86_000, RevisionState.Active)]
    [InlineData(91_000, RevisionState.Good)]
    public void A_policy_without_any_evidence_is_waited_for_no_longer_than_a_day(double seconds, RevisionState state)
    {
        var cluster = new FakeCluster(AModel.Serving("v1")) { Judge = new FakeJudge() };
        var other = new FakeJudge().Policy;
        cluster.MorePolicies.Add(
            other with
            {
                Metadata = other.Metadata with { Name = "blind", Uid = "blind" },
                Status = new()
                {
                    Conditions =
                    [
                        new()
                        {
                            Type = WellKnown.DataAvailable,
                            Status = "False",
                            Reason = "NoData",
                        },
                    ],
                },
            }
        );
        cluster.Settle().Wait(seconds).Revision("v1").State.ShouldBe(state);
    }

    [Fact]
    public void What_soaked_without_a_policy_is_a_way_back_by_itself_only_once_a_policy_has_found_it_healthy()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1")).Wait(Scenarios.Soak);
        cluster.Revision("v1").Judged.ShouldBe(false);
        cluster.Judge = new FakeJudge { Bad = "v2" };
        cluster.Settle().Revision("v1").Judged.ShouldBe(true);
        cluster.Apply(AModel.Serving("v2")).Wait(120).ServingVersion.ShouldBe("v1");
    }

    [Fact]
    public void What_soaked_without_a_policy_and_was_never_judged_is_recommended_only()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1")).Wait(Scenarios.Soak).Apply(AModel.Serving("v2"));
        cluster.Judge = new FakeJudge { Bad = "v2" };
        cluster.Wait(120).ServingVersion.ShouldBe("v2");
        (cluster.Status.Waiting!.Rule, cluster.Status.Waiting.Outcome).ShouldBe(("TargetNotJudged", DecisionOutcome.Recommend));
    }

    [Fact]
    public void A_revision_that_a_person_s_selector_keeps_from_the_traffic_does_not_become_good()
    {
        var cluster = Scenarios.Released();
        cluster.Service = cluster.Service! with { Revision = null, Selector = "app=by-hand" };
        cluster.Judge!.Bad = "v2";
        cluster.Settle().Judge!.Bad = null;
        cluster.Wait(2 * Scenarios.Soak).Revision("v2").State.ShouldBe(RevisionState.Active);
    }
}
