using MlOps.Decisions.Effects;
using MlOps.Decisions.State.Children;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Traffic;

/// <summary>
/// Another writer sets the number of pods of the serving Deployment: a condition names it, and the operator does not fight it.
/// </summary>
public class ForeignScaleTests
{
    private const string Autoscaler = "kube-controller-manager";

    private static void Set(FakeCluster cluster, string manager, int replicas)
    {
        var hash = cluster.Status.EffectiveRevision!;
        var pods = cluster.Deployments[hash].Scale(replicas);
        cluster.Deployments[hash] = pods with { Deployment = pods.Deployment with { ScaledBy = new ForeignScale(manager, cluster.Now) } };
        cluster.Settle();
    }

    private static int Scales(FakeCluster cluster) => cluster.Effects.OfType<ScaleDeployment>().Count(e => e.Why == "spec.replicas");

    [Fact]
    public void An_autoscaler_on_the_child_keeps_the_pods_that_it_wants_and_is_named()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1"));
        var before = Scales(cluster);
        Set(cluster, Autoscaler, 7);
        cluster.Wait(86_400).Pods("v1").ShouldBe(7);
        Scales(cluster).ShouldBe(before);
        cluster.Condition(WellKnown.ScalerConflict).Message.ShouldContain($"{Autoscaler} set Deployment");
        cluster.Condition(WellKnown.ScalerConflict).Message.ShouldContain("The operator keeps that until spec.replicas changes");
    }

    [Fact]
    public void A_new_value_of_the_spec_is_written_once_over_it()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1"));
        Set(cluster, Autoscaler, 7);
        cluster.Apply(AModel.Serving("v1").Replicas(3)).Wait(Scenarios.Grace + 1).Pods("v1").ShouldBe(3);
        var after = Scales(cluster);
        Set(cluster, Autoscaler, 7);
        cluster.Wait(86_400).Pods("v1").ShouldBe(7);
        Scales(cluster).ShouldBe(after);
    }

    [Theory]
    [InlineData("kubectl")]
    [InlineData(Autoscaler)]
    public void More_pods_that_the_spec_asks_for_do_not_wait_for_the_grace(string manager)
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1"));
        Set(cluster, manager, 3);
        cluster.Apply(AModel.Serving("v1").Replicas(9)).Pods("v1").ShouldBe(9);
        cluster.Condition(WellKnown.ScalerConflict).Status.ShouldBe("False");
    }

    [Theory]
    [InlineData("kubectl")]
    [InlineData(Autoscaler)]
    public void Fewer_pods_are_raised_once_in_a_grace_and_not_every_second(string manager)
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1"));
        var before = Scales(cluster);
        Set(cluster, manager, 1);
        cluster.Wait(Scenarios.Grace - 1).Pods("v1").ShouldBe(1);
        cluster.Wait(2).Pods("v1").ShouldBe(2);
        Scales(cluster).ShouldBe(before + 1);
    }

    [Fact]
    public void A_pod_template_that_was_edited_on_the_child_is_told()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1"));
        var pods = cluster.Deployments[cluster.Hash("v1")];
        cluster.Condition(WellKnown.TemplateEdited).Reason.ShouldBe("AsRecorded");
        cluster.Deployments[cluster.Hash("v1")] = pods with { Deployment = pods.Deployment with { EditedBy = "kubectl-set" } };
        cluster
            .Settle()
            .Condition(WellKnown.TemplateEdited)
            .Message.ShouldStartWith($"kubectl-set changed the pod template of Deployment {pods.Deployment.Name}");
    }

    [Fact]
    public void Extra_pods_stay_while_a_rollback_is_verified()
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Verification = Entities.SloPolicies.Status.Requests.VerificationOutcome.Undecided;
        cluster.Judge.Bad = "v2";
        cluster.Wait(30).ServingVersion.ShouldBe("v1");
        cluster.Judge.Bad = null;
        cluster.Deployments[cluster.Hash("v1")] = cluster.Deployments[cluster.Hash("v1")].Scale(6);
        cluster.Settle();
        (cluster.Status.Action?.Kind, cluster.Pods("v1")).ShouldBe((Entities.ModelDeployments.Status.Actions.ActionKind.Rollback, 6));
    }

    /// <summary>An episode that no policy can close any more holds the pods for a day, and nothing else wakes the model then.</summary>
    [Fact]
    public void Pods_beyond_the_spec_stay_for_a_day_while_the_policy_of_an_open_episode_sees_nothing()
    {
        var cluster = Scenarios.Released();
        cluster.NeverReady.Add("v1");
        cluster.Settle().Judge!.Bad = "v2";
        cluster.Settle();
        cluster.Judge!.Bad = null;
        cluster.Judge!.Silent = true;
        cluster.Judge!.BlindSince = cluster.Now;
        var pods = cluster.Deployments[cluster.Hash("v2")];
        cluster.Deployments[cluster.Hash("v2")] = pods.Scale(5);
        cluster.Wait(23 * 3600).Pods("v2").ShouldBe(5);
        cluster.Wait(2 * 3600).Pods("v2").ShouldBe(2);
    }
}
