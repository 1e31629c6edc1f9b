using MlOps.Decisions.Effects;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Revisions;

public class PromotionTests
{
    [Fact]
    public void A_revision_that_is_applied_again_gets_the_whole_time_to_become_ready()
    {
        var cluster = Scenarios.Released().Wait(7200);
        cluster.NeverReady.Add("v1");
        cluster.Apply(AModel.Serving("v1"));
        cluster.Condition(WellKnown.Progressing).Reason.ShouldBe("WaitingForPods");
        cluster.Events.ShouldNotContain(n => n.Reason == "ProgressDeadlineExceeded");
        cluster.Wait(Scenarios.ProgressDeadline).Condition(WellKnown.Progressing).Reason.ShouldBe("ProgressDeadlineExceeded");
    }

    [Fact]
    public void A_new_revision_takes_the_traffic_from_the_old_one()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1")).Apply(AModel.Serving("v2"));
        cluster.ServingVersion.ShouldBe("v2");
        cluster.Revision("v2").PromotionSeq.ShouldBe(2);
        cluster.Status.Actions[0].Outcome.ShouldBe("Done");
    }

    [Fact]
    public void A_new_revision_gets_traffic_only_when_it_is_ready_at_the_capacity_that_serves_now()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1").Replicas(4));
        cluster.BeforeEffect = (effect, _) =>
        {
            if (effect is SwitchService point)
                cluster.Deployments[point.Hash!].Deployment.Ready.ShouldBeGreaterThanOrEqualTo(4);
        };
        cluster.Apply(AModel.Serving("v2").Replicas(4)).ServingVersion.ShouldBe("v2");
        cluster.Switches("v2").ShouldBe(1);
    }

    [Fact]
    public void The_intent_to_promote_is_saved_before_the_Service_is_switched()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1"));
        cluster.BeforeEffect = (effect, saved) =>
        {
            if (effect is SwitchService point)
                saved.Action.ShouldNotBeNull().To.ShouldBe(point.Hash);
        };
        cluster.Apply(AModel.Serving("v2")).Switches("v2").ShouldBe(1);
    }

    [Fact]
    public void A_revision_that_never_becomes_ready_leaves_the_traffic_where_it_is_and_is_reported_once()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1"));
        cluster.NeverReady.Add("v2");
        cluster.Apply(AModel.Serving("v2"));
        cluster.Condition(WellKnown.Progressing).Reason.ShouldBe("WaitingForPods");
        cluster.Wait(Scenarios.ProgressDeadline);
        cluster.ServingVersion.ShouldBe("v1");
        cluster.Service!.Revision.ShouldBe(cluster.Hash("v1"));
        cluster.Condition(WellKnown.Progressing).Reason.ShouldBe("ProgressDeadlineExceeded");
        cluster.Wait(3600).Events.Count(n => n.Reason == "ProgressDeadlineExceeded").ShouldBe(1);
    }

    [Fact]
    public void A_revision_that_is_late_is_promoted_all_the_same_once_it_is_ready()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1"));
        cluster.NeverReady.Add("v2");
        cluster.Apply(AModel.Serving("v2")).Wait(3600);
        cluster.NeverReady.Clear();
        cluster.Settle().ServingVersion.ShouldBe("v2");
    }

    [Fact]
    public void A_newer_revision_replaces_one_that_waits()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1"));
        cluster.NeverReady.Add("v2");
        cluster.Apply(AModel.Serving("v2")).Apply(AModel.Serving("v3")).Settle();
        cluster.ServingVersion.ShouldBe("v3");
        cluster.Switches("v2").ShouldBe(0);
        cluster.Pods("v2").ShouldBe(0);
    }

    [Fact]
    public void An_invalid_spec_brings_no_new_revision_but_what_serves_follows_its_replicas()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1"));
        var effects = cluster.Effects.Count;
        cluster.Apply(AModel.Serving("v2").Replicas(9).WithoutContainers());
        cluster.Effects.Skip(effects).ShouldAllBe(e => e is ScaleDeployment);
        cluster.Pods("v1").ShouldBe(9);
        cluster.ServingVersion.ShouldBe("v1");
        cluster.Condition(WellKnown.Ready).Reason.ShouldBe("InvalidSpec");
        cluster.Condition(WellKnown.Progressing).Reason.ShouldBe("SpecRefused");
        cluster.Events.Count(n => n.Reason == "InvalidSpec").ShouldBe(1);
        cluster.Condition(WellKnown.Ready).Message.ShouldContain("spec.template");
    }

    [Fact]
    public void A_Service_of_somebody_else_is_left_alone()
    {
        var cluster = new FakeCluster(AModel.Serving("v1")) { Service = new("fraud", "theirs", null, false, false, [], null) };
        cluster.Settle();
        cluster.Effects.ShouldBeEmpty();
        cluster.Condition(WellKnown.Ready).Reason.ShouldBe("ServiceConflict");
        cluster.Condition(WellKnown.Ready).Message.ShouldContain(WellKnown.AdoptAnnotation);
    }

    [Fact]
    public void A_Service_that_is_annotated_for_it_is_adopted()
    {
        var cluster = new FakeCluster(AModel.Serving("v1")) { Service = new("fraud", "theirs", null, false, true, [], null) };
        cluster.Settle();
        cluster.Effects.OfType<SwitchService>().First().ExpectedUid.ShouldBe("theirs");
        cluster.ServingVersion.ShouldBe("v1");
    }

    /// <summary>A person selected a retired revision that runs no pods, and the status was lost: it serves, with none.</summary>
    [Fact]
    public void No_revision_is_ready_without_a_pod_because_what_serves_has_none()
    {
        var cluster = Scenarios.Released().Wait(7200);
        cluster.Pods("v1").ShouldBe(0);
        cluster.NeverReady.Add("v1");
        cluster.NeverReady.Add("v2");
        cluster.Settle();
        var (service, hash) = (cluster.Service!, cluster.Hash("v1"));
        cluster.Service = service with
        {
            Revision = hash,
            Selector = MlOps.Decisions.State.Children.SelectorText.OfRevision(FakeCluster.Name, hash),
        };
        cluster.Raw.Remove("status");
        cluster.Settle().ServingVersion.ShouldBe("v1");
        cluster.NeverReady.Clear();
        cluster.Wait(60).ServingVersion.ShouldBe("v2");
    }
}
