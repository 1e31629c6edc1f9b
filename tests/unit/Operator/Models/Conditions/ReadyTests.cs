using MlOps.Decisions.State.Children;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Conditions;

/// <summary>Ready reflects what the Service selects, whoever pointed it there.</summary>
public class ReadyTests
{
    private static (string, string) Of(FakeCluster cluster) =>
        (cluster.Condition(WellKnown.Ready).Status, cluster.Condition(WellKnown.Ready).Reason);

    private static FakeCluster Select(FakeCluster cluster, string version)
    {
        var hash = cluster.Hash(version);
        cluster.Service = cluster.Service! with { Revision = hash, Selector = SelectorText.OfRevision(FakeCluster.Name, hash) };
        return cluster.Settle();
    }

    [Fact]
    public void Is_False_with_the_whole_remedy_when_a_person_selected_a_revision_without_pods()
    {
        var cluster = Select(Scenarios.RolledBack(), "v2");
        Of(cluster).ShouldBe(("False", "NoEndpoints"));
        cluster
            .Condition(WellKnown.Ready)
            .Message.ShouldContain("kubectl -n shop patch service fraud --type merge -p '{\"spec\":{\"selector\":{");
        cluster.Status.State.ShouldBe("NoEndpoints");
    }

    [Fact]
    public void Is_Unknown_when_a_person_selected_pods_that_are_not_the_operator_s()
    {
        var cluster = Scenarios.Released();
        cluster.Service = cluster.Service! with { Revision = null, Selector = "app=by-hand" };
        Of(cluster.Settle()).ShouldBe(("Unknown", "SelectorEdited"));
    }

    [Fact]
    public void Is_False_when_no_pod_of_the_serving_revision_is_ready()
    {
        var cluster = Scenarios.Released();
        cluster.NeverReady.Add("v2");
        Of(cluster.Settle()).ShouldBe(("False", "NoEndpoints"));
    }

    [Fact]
    public void Is_False_when_the_Service_leads_to_a_port_that_no_container_has()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1"));
        cluster.Raw["spec"]!["service"]!["ports"]![0]!["targetPort"] = "httpp";
        Of(cluster.Settle()).ShouldBe(("False", "NoSuchPort"));
        cluster.Condition(WellKnown.Ready).Message.ShouldContain("httpp");
    }

    [Fact]
    public void Says_that_no_pod_answers_when_the_spec_asks_for_none()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1")).Apply(AModel.Serving("v1").Replicas(0));
        Of(cluster).ShouldBe(("True", "ScaledToZero"));
    }
}
