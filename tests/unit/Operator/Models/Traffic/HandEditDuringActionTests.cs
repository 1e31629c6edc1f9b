using MlOps.Decisions.State.Children;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Traffic;

/// <summary>A person, or an accident, may change the Service at any moment of an action.</summary>
public class HandEditDuringActionTests
{
    private static FakeCluster Select(FakeCluster cluster, string version)
    {
        var hash = cluster.Hash(version);
        cluster.Service = cluster.Service! with { Revision = hash, Selector = SelectorText.OfRevision(FakeCluster.Name, hash) };
        return cluster.Settle();
    }

    private static FakeCluster At(ActionStep step)
    {
        var cluster = step is ActionStep.WarmUp ? Scenarios.WarmingUp() : Scenarios.Released();
        cluster.Judge!.Verification = VerificationOutcome.Undecided;
        cluster.Judge.Residual = step == ActionStep.Verify ? ResidualTraffic.None : ResidualTraffic.Some;
        cluster.Judge.Bad = "v2";
        cluster.Settle();
        if (step == ActionStep.Verify)
            cluster.Wait(60);
        cluster.Status.Action!.Step.ShouldBe(step);
        return cluster;
    }

    [Theory]
    [InlineData(ActionStep.WarmUp, "v2")]
    [InlineData(ActionStep.Drain, "v1")]
    [InlineData(ActionStep.Verify, "v1")]
    public void A_Service_that_is_deleted_during_a_step_comes_back_at_once_where_the_traffic_is_meant_to_be(ActionStep step, string version)
    {
        var cluster = At(step);
        cluster.Service = null;
        cluster.Settle().Service!.Revision.ShouldBe(cluster.Hash(version));
    }

    [Fact]
    public void A_hand_edit_during_the_warm_up_is_honoured_and_then_the_rollback_is_decided_anew()
    {
        var cluster = At(ActionStep.WarmUp);
        cluster.Service = cluster.Service! with { Revision = null, Selector = "app=by-hand" };
        cluster.Settle();
        cluster.NeverReady.Clear();
        cluster.Settle().Service!.Selector.ShouldBe("app=by-hand");
        cluster.Condition(WellKnown.ManualOverride).Status.ShouldBe("True");
        cluster.Status.Actions[0].Outcome.ShouldBe("Cancelled");
    }

    [Fact]
    public void A_person_who_selects_the_target_himself_has_done_the_switch()
    {
        var cluster = Select(At(ActionStep.WarmUp), "v1");
        cluster.ServingVersion.ShouldBe("v1");
        cluster.Revision("v2").State.ShouldBe(RevisionState.Quarantined);
    }

    [Theory]
    [InlineData(ActionStep.Drain)]
    [InlineData(ActionStep.Verify)]
    public void Pods_to_which_a_person_has_pointed_the_Service_are_not_stopped(ActionStep step)
    {
        var cluster = Select(At(step), "v2").Wait(60);
        cluster.Service!.Revision.ShouldBe(cluster.Hash("v2"));
        cluster.Pods("v2").ShouldBe(2);
        cluster.Status.Actions[0].Outcome.ShouldBe("Overridden");
        cluster.Wait(Scenarios.Grace).Service!.Revision.ShouldBe(cluster.Hash("v1"));
    }

    [Fact]
    public void Traffic_that_a_person_took_from_a_revision_in_an_open_episode_is_not_given_back_to_it()
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Mode = PolicyMode.Observe;
        cluster.Judge.Bad = "v2";
        Select(cluster.Settle(), "v1").Wait(10 * Scenarios.Grace);
        cluster.Service!.Revision.ShouldBe(cluster.Hash("v1"));
        cluster.Judge.Bad = null;
        cluster
            .Wait(10 * Scenarios.Grace)
            .Service!.Revision.ShouldBe(cluster.Hash("v1"), "the edit stands also when the episode has ended without traffic");
        Select(cluster, "v2").Status.OverriddenSince.ShouldBeNull();
    }
}
