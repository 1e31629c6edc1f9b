using MlOps.Decisions.Effects;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Revisions;

public class FirstDeploymentTests
{
    [Fact]
    public void The_first_revision_serves_once_it_is_ready()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1"));
        cluster.ServingVersion.ShouldBe("v1");
        cluster.Service!.Revision.ShouldBe(cluster.Hash("v1"));
        cluster.Revision("v1").State.ShouldBe(RevisionState.Active);
        cluster.Condition(WellKnown.Ready).Reason.ShouldBe("Serving");
    }

    [Fact]
    public void The_first_revision_does_not_serve_before_all_its_pods_are_ready()
    {
        var cluster = new FakeCluster(AModel.Serving("v1").Replicas(3));
        cluster.BeforeEffect = (effect, _) =>
        {
            if (effect is SwitchService)
                cluster.Deployments.Values.Single().Deployment.Ready.ShouldBe(3);
        };
        cluster.Settle().ServingVersion.ShouldBe("v1");
    }

    [Fact]
    public void A_first_revision_that_never_becomes_ready_gets_no_Service()
    {
        var cluster = new FakeCluster(AModel.Serving("v1"));
        cluster.NeverReady.Add("v1");
        cluster.Settle();
        cluster.Service.ShouldBeNull();
        cluster.Condition(WellKnown.Ready).Reason.ShouldBe("NotYetServing");
        cluster.Condition(WellKnown.Ready).Message.ShouldContain("CrashLoopBackOff");
    }

    [Fact]
    public void A_second_version_serves_where_the_first_never_did_and_the_first_gives_its_pods_back()
    {
        var cluster = new FakeCluster(AModel.Serving("v1"));
        cluster.NeverReady.Add("v1");
        cluster.Settle();
        cluster.Apply(AModel.Serving("v2"));
        cluster.Wait(3_600).ServingVersion.ShouldBe("v2");
        cluster.Pods("v1").ShouldBe(0);
    }

    [Fact]
    public void The_first_revision_says_that_there_is_nothing_to_roll_back_to() =>
        Scenarios
            .Serving(AModel.Serving("v1"))
            .Events.Single(n => n.Reason == "Promoted")
            .Message.ShouldContain("there is no rollback target");

    [Fact]
    public void Nothing_is_written_at_rest()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1"));
        var writes = cluster.Writes;
        cluster.Clock.Advance(TimeSpan.FromSeconds(30));
        cluster.Pass().ShouldBeFalse();
        cluster.Writes.ShouldBe(writes);
    }

    [Fact]
    public void A_model_that_is_good_asks_for_no_further_look_and_writes_nothing_for_a_day()
    {
        var cluster = Scenarios.Good(AModel.Serving("v1"));
        var writes = cluster.Writes;
        cluster.Wait(86_400);
        cluster.Writes.ShouldBe(writes);
    }

    [Fact]
    public void Pods_are_asked_for_through_scale_only()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1").Replicas(4));
        cluster.Effects.OfType<ScaleDeployment>().ShouldHaveSingleItem().Replicas.ShouldBe(4);
        MlOps.Decisions.Manifests.ChildObjects.Deployment(cluster.Model, cluster.See().Latest)["spec"]!
            .AsObject()
            .ContainsKey("replicas")
            .ShouldBeFalse();
    }

    [Fact]
    public void A_change_of_replicas_scales_what_serves_without_a_new_revision()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1")).Apply(AModel.Serving("v1").Replicas(5));
        cluster.Pods("v1").ShouldBe(5);
        cluster.Status.Replicas.ShouldBe(5);
        cluster.Revisions.Count.ShouldBe(1);
    }

    [Fact]
    public void A_change_of_ports_alone_reaches_the_Service_without_a_new_revision()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1")).Apply(AModel.Serving("v1").Port(8080));
        cluster.Service!.Ports[0]!["port"]!.GetValue<int>().ShouldBe(8080);
        cluster.Revisions.Count.ShouldBe(1);
    }
}
