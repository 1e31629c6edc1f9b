using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Traffic;

public class HandEditedServiceTests
{
    private static FakeCluster Edited(string? version)
    {
        var cluster = Scenarios.Released();
        cluster.Service = cluster.Service! with
        {
            Revision = version is null ? null : cluster.Hash(version),
            Selector = version is null ? "app=by-hand" : null,
        };
        return cluster.Settle();
    }

    [Theory]
    [InlineData("v1")]
    [InlineData(null)]
    public void A_hand_edited_selector_is_honoured_for_the_grace_time_and_then_restored(string? version)
    {
        var cluster = Edited(version);
        cluster.Condition(WellKnown.ManualOverride).Status.ShouldBe("True");
        cluster.Wait(Scenarios.Grace - 1).Service!.Revision.ShouldBe(version is null ? null : cluster.Hash(version));
        cluster.Wait(1).Service!.Revision.ShouldBe(cluster.Hash("v2"));
        cluster.Condition(WellKnown.ManualOverride).Status.ShouldBe("False");
    }

    [Fact]
    public void While_a_person_steers_no_rollback_begins()
    {
        var cluster = Edited(null);
        cluster.Judge!.Bad = "v2";
        cluster.Wait(Scenarios.Grace - 1).Status.Action.ShouldBeNull();
        cluster.Status.Decisions[0].Rule.ShouldBe("ManualOverride");
    }

    [Fact]
    public void While_a_person_steers_nothing_that_may_serve_is_stopped()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1")).Apply(AModel.Serving("v2"));
        cluster.Service = cluster.Service! with { Revision = cluster.Hash("v1") };
        cluster.Settle().Wait(Scenarios.Grace - 1).Pods("v1").ShouldBe(2);
    }

    [Fact]
    public void A_selector_that_the_person_puts_back_himself_ends_the_override()
    {
        var cluster = Edited(null);
        cluster.Service = cluster.Service! with { Revision = cluster.Hash("v2") };
        cluster.Settle().Status.OverriddenSince.ShouldBeNull();
    }

    [Fact]
    public void An_edit_that_is_kept_ends_when_another_version_is_applied()
    {
        var cluster = Scenarios.Released();
        (cluster.Judge!.Mode, cluster.Judge.Bad) = (PolicyMode.Observe, "v2");
        cluster.Settle().Service = cluster.Service! with { Revision = null, Selector = "app=by-hand" };
        cluster.Wait(3 * Scenarios.Grace).Service!.Selector.ShouldBe("app=by-hand");
        cluster.Condition(WellKnown.ManualOverride).Message.ShouldContain("apply another version");
        cluster.Apply(AModel.Serving("v3")).Wait(60).ServingVersion.ShouldBe("v3");
        cluster.Service!.Revision.ShouldBe(cluster.Hash("v3"));
        cluster.Condition(WellKnown.ManualOverride).Status.ShouldBe("False");
    }

    [Fact]
    public void A_deleted_Service_comes_back_at_once()
    {
        var cluster = Scenarios.Released();
        cluster.Service = null;
        cluster.Settle().Service!.Revision.ShouldBe(cluster.Hash("v2"));
    }
}
