using MlOps.Decisions.Effects;
using MlOps.Decisions.State;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Isolation;

/// <summary>A lever must never make an outage: where nobody could answer, nothing is switched, and it is said why.</summary>
public class NoFallbackTests
{
    private static void Refuses(FakeCluster cluster, string reason, string remedy)
    {
        var target = cluster.Service!.Target;
        var switches = cluster.Effects.OfType<SwitchService>().Count();
        cluster.Isolate().Wait(600);
        cluster.Service!.Target.ShouldBe(target);
        cluster.Effects.OfType<SwitchService>().Count().ShouldBe(switches);
        (cluster.Condition(WellKnown.Isolated).Status, cluster.Condition(WellKnown.Isolated).Reason).ShouldBe(("False", reason));
        cluster.Condition(WellKnown.Isolated).Message.ShouldContain(remedy);
        cluster.Events.Single(n => n.Reason == "IsolateNotFollowed").Message.ShouldContain(remedy);
        cluster.Condition(WellKnown.Ready).Status.ShouldBe("True");
    }

    private static FakeCluster With(FallbackService? fallback)
    {
        var cluster = Isolated.Before(m => m.FallsBackToService("rules"));
        cluster.Fallback = fallback;
        return cluster;
    }

    [Fact]
    public void None_is_configured() => Refuses(Scenarios.Released(), "NoFallback", "set it to kind Service");

    [Fact]
    public void It_does_not_exist() => Refuses(With(null), "FallbackNotFound", "create it");

    [Fact]
    public void It_has_no_selector() => Refuses(With(Isolated.Service("{}")), "FallbackHasNoSelector", "selects pods");

    [Fact]
    public void None_of_its_pods_is_ready() => Refuses(With(Isolated.Service(ready: 0)), "FallbackNotReady", "make at least one ready");

    [Fact]
    public void It_selects_the_model_itself() =>
        Refuses(With(Isolated.Service("""{"mlops-operator.io/model-deployment":"fraud"}""")), "FallbackIsTheModel", "other pods");

    [Fact]
    public void It_has_no_port_like_the_model_s() =>
        Refuses(
            With(Isolated.Service(ports: """[{"name":"grpc","port":9090,"targetPort":1},{"name":"metrics","port":9091,"targetPort":2}]""")),
            "FallbackLacksPort",
            "no port that matches http"
        );

    [Fact]
    public void No_other_revision_was_proven_good()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1").FallsBackToLastKnownGood());
        Refuses(cluster, "NoFallback", "kind Service");
    }

    [Fact]
    public void The_good_revision_does_not_become_ready()
    {
        var cluster = Isolated.Before(m => m.FallsBackToLastKnownGood());
        cluster.NeverReady.Add("v1");
        Refuses(cluster.Settle(), "FallbackNotReady", "0 of 2 pods are ready");
    }

    [Fact]
    public void Nobody_serves_yet()
    {
        var cluster = new FakeCluster(AModel.Serving("v1").FallsBackToService("rules")).Isolate();
        cluster.ServingVersion.ShouldBe("v1");
    }

    [Fact]
    public void A_fallback_that_becomes_usable_is_used()
    {
        var cluster = With(Isolated.Service(ready: 0)).Isolate();
        cluster.Fallback = Isolated.Service();
        cluster.Wait(30).Service!.Selector.ShouldBe(Isolated.Rules);
    }

    [Fact]
    public void Without_a_usable_fallback_a_version_that_is_applied_still_takes_over() =>
        With(null).Isolate().Apply(AModel.Serving("v3").FallsBackToService("rules")).ServingVersion.ShouldBe("v3");

    [Fact]
    public void A_fallback_that_is_lost_while_it_answers_is_told_and_the_person_decides()
    {
        var cluster = Isolated.ToService();
        cluster.Fallback = Isolated.Service(ready: 0);
        cluster.Wait(60).Service!.Selector.ShouldBe(Isolated.Rules);
        (cluster.Condition(WellKnown.Isolated).Status, cluster.Condition(WellKnown.Isolated).Reason).ShouldBe(("True", "FallbackNotReady"));
        cluster.Events.Count(n => n.Reason == "FallbackLost").ShouldBe(1);
        cluster.Isolate(null).Service!.Revision.ShouldBe(cluster.Hash("v2"));
    }

    [Fact]
    public void One_pod_that_restarts_behind_it_is_no_loss()
    {
        var cluster = Isolated.ToGood();
        var pods = cluster.Deployments[cluster.Hash("v1")];
        cluster.Deployments[cluster.Hash("v1")] = pods with { Deployment = pods.Deployment with { Ready = 1 } };
        cluster.Pass();
        cluster.Condition(WellKnown.Isolated).Reason.ShouldBe("Asked");
    }
}
