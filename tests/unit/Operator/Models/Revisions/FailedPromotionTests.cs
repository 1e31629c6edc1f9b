using MlOps.Decisions;
using MlOps.Decisions.Actions.Promotion;
using MlOps.Decisions.Checks;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Revisions;

/// <summary>A promotion that goes wrong: it ends at its deadline, blocks nothing of a higher rank, and is retried.</summary>
public class FailedPromotionTests
{
    private static bool IsSwitch(Effect effect) => effect is SwitchService;

    private static FakeCluster Stuck()
    {
        var cluster = Scenarios.Released();
        cluster.Refuses = e => IsSwitch(e) ? "admission webhook denied the request" : null;
        return cluster.Apply(AModel.Serving("v3"));
    }

    [Fact]
    public void A_switch_that_is_refused_ends_at_its_deadline_and_is_tried_again_after_a_rest()
    {
        var cluster = Stuck();
        cluster.Status.Action!.Kind.ShouldBe(ActionKind.Promote);
        cluster.Wait(Scenarios.ProgressDeadline + 1);
        var ended = cluster.Status.Actions[0];
        (ended.Kind, ended.Outcome).ShouldBe((ActionKind.Promote, "Failed"));
        ended.Message.ShouldContain("webhook denied");
        cluster.Status.Waiting!.Rule.ShouldBe("BackOff");
        cluster.Refuses = null;
        cluster.Wait(300).ServingVersion.ShouldBe("v3");
        cluster.Status.Attempts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Only_the_refusal_of_its_own_switch_is_told_of_a_promotion(bool own)
    {
        var cluster = Stuck();
        var action = cluster.Status.Action!;
        cluster.Refuses = null;
        var effect = $"Point Service at revision {(own ? action.To : "5f6d7c8b9")}";
        var refused = new RefusedEffect(effect, "quota exceeded", cluster.Now, IsReported: true);
        var late = cluster.See() with { Now = action.Deadline, Refused = [refused] };
        var plan = PromotionSteps.Apply(new ReconcilePlan(late, cluster.Status));
        plan.Status.Actions[0].Message.Contains("quota exceeded", StringComparison.Ordinal).ShouldBe(own);
    }

    [Fact]
    public void A_proven_bad_serving_revision_pre_empts_a_promotion_that_is_stuck()
    {
        var cluster = Stuck().Wait(20);
        cluster.Judge!.Bad = "v2";
        cluster.Settle().Status.Action!.Kind.ShouldBe(ActionKind.Rollback);
        cluster.Status.Actions[0].Outcome.ShouldBe("Preempted");
    }

    [Fact]
    public void A_request_that_meets_a_promotion_gets_a_ruling()
    {
        var cluster = Stuck();
        cluster.Judge!.Bad = "v2";
        cluster.Pass();
        cluster.Status.Decisions[0].Rule.ShouldBe("ActionInProgress");
    }

    [Fact]
    public void A_hand_edit_between_intent_and_switch_is_honoured()
    {
        var cluster = Stuck();
        cluster.Service = cluster.Service! with { Revision = null, Selector = "app=by-hand" };
        cluster.Refuses = null;
        cluster.Settle().Service!.Selector.ShouldBe("app=by-hand");
        cluster.Status.Actions[0].Outcome.ShouldBe("Cancelled");
        cluster.Wait(Scenarios.Grace + 60).ServingVersion.ShouldBe("v3");
    }

    [Fact]
    public void A_child_that_cannot_be_made_keeps_neither_capacity_nor_a_rollback_waiting()
    {
        var cluster = Scenarios.Released();
        cluster.Refuses = e => e is ApplyRevisionService ? "exceeded quota" : null;
        cluster.Apply(AModel.Serving("v3").Replicas(8));
        cluster.Pods("v2").ShouldBe(8);
        cluster.Judge!.Bad = "v2";
        cluster.Wait(120).ServingVersion.ShouldBe("v1");
    }

    [Fact]
    public void The_capacity_of_what_serves_comes_before_the_children_of_what_is_next()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1")).Apply(AModel.Serving("v2"));
        cluster.RevisionServices.Remove(cluster.Hash("v2"));
        cluster.Raw["spec"]!["replicas"] = 8;
        ModelPlanner.Plan(cluster.See()).Effect.ShouldBeOfType<ScaleDeployment>();
    }

    [Fact]
    public void A_version_that_was_good_before_is_tested_again_and_remains_a_way_back()
    {
        var cluster = Scenarios.Good(AModel.Serving("v1")).Apply(AModel.Serving("v2")).Wait(Scenarios.Soak);
        cluster.Judge!.Passes = false;
        cluster.Apply(AModel.Serving("v1")).Wait(Scenarios.Soak + 60);
        cluster.Revision("v1").State.ShouldBe(RevisionState.Active);
        cluster.Judge.Bad = "v1";
        cluster.Wait(120).ServingVersion.ShouldBe("v2");
    }

    [Fact]
    public void A_target_whose_tag_was_moved_is_recommended_only_also_when_that_shows_once_its_pods_start()
    {
        var cluster = new FakeCluster(AModel.Serving("v1").Compatible("a")) { Judge = new FakeJudge() };
        cluster.Images["v1"] = "model=@sha256:aa istio-proxy=@sha256:11";
        cluster.Settle().Wait(Scenarios.Soak).Revision("v1").Images.ShouldBe(["model=@sha256:aa"]);
        cluster.Revisions[cluster.Hash("v1")].Images.ShouldBe(["model=@sha256:aa"]);
        cluster.Apply(AModel.Serving("v2").Compatible("b")).Wait(Scenarios.Soak + Scenarios.RetireAfter + 60).Pods("v1").ShouldBe(0);
        cluster.Apply(AModel.Serving("v3").Compatible("a")).Wait(60);
        cluster.Images["v1"] = "model=@sha256:bb istio-proxy=@sha256:22";
        cluster.Judge.Bad = "v3";
        cluster
            .Wait(30)
            .Status.Waiting!.ShouldSatisfyAllConditions(
                w => w.Rule.ShouldBe("ImageChanged"),
                w => w.Outcome.ShouldBe(DecisionOutcome.Recommend)
            );
        cluster.Wait(3600).ServingVersion.ShouldBe("v3");
        (cluster.Status.Waiting!.Rule, cluster.Status.Action, cluster.Pods("v1")).ShouldBe(
            ("ImageChanged", null, 2),
            "no attempt after attempt: the target keeps its pods, so the next decision sees them"
        );
        cluster.Status.Actions.Count(a => a.Kind == ActionKind.Rollback).ShouldBe(1);
        cluster.Images["v1"] = "model=@sha256:aa istio-proxy=@sha256:22";
        cluster.Wait(120).ServingVersion.ShouldBe("v1", "a sidecar is renewed by others");
    }

    [Fact]
    public void Digests_of_different_kinds_are_not_compared()
    {
        ObservedImages.Changed(["model=@sha256:aa"], ["model=sha256:bb"]).ShouldBeEmpty();
        ObservedImages.Changed(["model=@sha256:aa"], ["model=@sha256:bb", "other=@sha256:cc"]).ShouldBe(["model=@sha256:bb"]);
    }

    [Fact]
    public void A_good_version_that_is_found_bad_and_superseded_before_its_rollback_is_no_way_back_any_more()
    {
        var cluster = Scenarios.Good(AModel.Serving("v1")).Apply(AModel.Serving("v2")).Wait(Scenarios.Soak);
        cluster.Judge!.Passes = false;
        cluster.Apply(AModel.Serving("v1")).Annotate(WellKnown.PauseAnnotation, "x");
        cluster.Judge.Bad = "v1";
        cluster.Settle().Apply(AModel.Serving("v3")).Wait(120).ServingVersion.ShouldBe("v3");
        cluster.Revision("v1").GoodSince.ShouldBeNull();
        cluster.Judge.Bad = "v3";
        cluster.Annotate(WellKnown.PauseAnnotation, null).Wait(60).ServingVersion.ShouldBe("v2");
    }

    [Fact]
    public void A_good_version_that_a_newer_one_follows_before_its_new_test_has_ended_stays_a_way_back()
    {
        var cluster = Scenarios.Good(AModel.Serving("v1")).Apply(AModel.Serving("v2")).Wait(Scenarios.Soak);
        cluster.Judge!.Passes = false;
        cluster.Apply(AModel.Serving("v1")).Wait(60);
        cluster.Apply(AModel.Serving("v3")).Wait(120).ServingVersion.ShouldBe("v3");
        (cluster.Revision("v1").State, cluster.Pods("v1")).ShouldBe((RevisionState.Good, 2));
        cluster.Judge.Bad = "v3";
        cluster.Wait(60).ServingVersion.ShouldBe("v1");
    }

    [Fact]
    public void A_version_that_waits_for_a_common_cause_gets_the_traffic_also_when_the_history_has_forgotten_its_rollback()
    {
        var cluster = Scenarios.Released();
        (cluster.Judge!.Verification, cluster.Judge.Bad) = (VerificationOutcome.Failed, "v2");
        cluster.Wait(60).ServingVersion.ShouldBe("v1");
        cluster
            .Status.Decisions[0]
            .ShouldSatisfyAllConditions(d => d.Action.ShouldBe(ActionKind.Promote), d => d.Rule.ShouldBe("CauseMayLast"));
        cluster.Raw["status"]!["actions"] = new System.Text.Json.Nodes.JsonArray();
        cluster.Judge.Bad = null;
        cluster.Judge.Verification = VerificationOutcome.Passed;
        cluster.Wait(7300).ServingVersion.ShouldBe("v2");
    }

    [Fact]
    public void A_release_of_a_revision_whose_pods_drain_starts_none_before_they_are_gone()
    {
        var cluster = Scenarios.Released();
        (cluster.Judge!.Residual, cluster.Judge.Bad) = (ResidualTraffic.Some, "v2");
        cluster.Settle();
        cluster.Clock.Advance(TimeSpan.FromSeconds(10));
        while (cluster.Deployments[cluster.Hash("v2")].Deployment.Replicas > 0)
            cluster.Pass().ShouldBeTrue();
        ((System.Text.Json.Nodes.JsonObject)cluster.Raw["metadata"]!["annotations"]!)[WellKnown.ReleaseAnnotation] = cluster.Hash("v2");
        var before = cluster.Effects.Count;
        while (cluster.Pass())
            cluster.Effects.Skip(before).OfType<ScaleDeployment>().ShouldBeEmpty();
        cluster.Judge.Bad = null;
        cluster.Wait(60).Pods("v2").ShouldBe(2);
    }

    [Fact]
    public void A_serving_revision_whose_record_was_deleted_starts_over_and_can_be_known_good_again()
    {
        var cluster = Scenarios.Good(AModel.Serving("v1"));
        cluster.Revisions.Clear();
        cluster.Settle().Wait(86_400);
        cluster.Revision("v1").State.ShouldBe(RevisionState.Good);
        cluster.Revision("v1").PromotedAt.ShouldNotBeNull();
    }

    [Fact]
    public void A_pin_to_what_a_person_has_selected_by_hand_makes_it_the_decision()
    {
        var cluster = Scenarios.Released();
        cluster.Service = cluster.Service! with
        {
            Revision = cluster.Hash("v1"),
            Selector = MlOps.Decisions.State.Children.SelectorText.OfRevision(FakeCluster.Name, cluster.Hash("v1")),
        };
        cluster.Settle().Status.OverriddenSince.ShouldNotBeNull();
        cluster.Annotate(WellKnown.PinAnnotation, cluster.Hash("v1"));
        (cluster.ServingVersion, cluster.Status.OverriddenSince).ShouldBe(("v1", null));
    }

    [Fact]
    public void A_revision_whose_pods_die_once_they_have_loaded_never_gets_the_traffic()
    {
        var cluster = Scenarios.Good(AModel.Serving("v1"));
        cluster.NeverAvailable.Add("v2");
        cluster.Apply(AModel.Serving("v2")).Wait(60).ServingVersion.ShouldBe("v1");
        cluster.NeverAvailable.Clear();
        cluster.Settle().ServingVersion.ShouldBe("v2");
    }

    [Fact]
    public void Pods_that_a_person_gave_the_serving_Deployment_are_left_for_a_while_and_the_writer_is_named()
    {
        var cluster = Scenarios.Released();
        var hash = cluster.Hash("v2");
        var pods = cluster.Deployments[hash].Scale(10);
        cluster.Deployments[hash] = pods with { Deployment = pods.Deployment with { ScaledBy = new("kubectl", cluster.Now) } };
        cluster.Settle().Wait(Scenarios.Grace - 1).Pods("v2").ShouldBe(10);
        cluster.Condition(WellKnown.ScalerConflict).Message.ShouldContain("kubectl set Deployment");
        cluster.Wait(2).Pods("v2").ShouldBe(2);
        cluster.Condition(WellKnown.ScalerConflict).Status.ShouldBe("False");
    }

    [Fact]
    public void Extra_pods_are_not_taken_away_while_an_episode_is_open()
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Mode = PolicyMode.Observe;
        cluster.Judge.Bad = "v2";
        var hash = cluster.Hash("v2");
        cluster.Deployments[hash] = cluster.Deployments[hash].Scale(10);
        cluster.Settle().Wait(3600).Pods("v2").ShouldBe(10);
    }
}
