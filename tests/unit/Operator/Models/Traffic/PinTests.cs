using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Traffic;

public class PinTests
{
    private static FakeCluster Pin(FakeCluster cluster, string version) => cluster.Annotate(WellKnown.PinAnnotation, cluster.Hash(version));

    [Fact]
    public void A_pinned_revision_gets_the_traffic_and_keeps_it()
    {
        var cluster = Pin(Scenarios.Released(), "v1");
        cluster.ServingVersion.ShouldBe("v1");
        cluster.Wait(3600).ServingVersion.ShouldBe("v1");
        cluster.Apply(AModel.Serving("v3")).Wait(600).ServingVersion.ShouldBe("v1");
    }

    [Fact]
    public void The_traffic_goes_where_the_spec_says_once_the_pin_is_gone() =>
        Pin(Scenarios.Released(), "v1").Annotate(WellKnown.PinAnnotation, null).ServingVersion.ShouldBe("v2");

    [Fact]
    public void A_quarantined_revision_is_pinned_only_once_it_is_released()
    {
        var cluster = Pin(Scenarios.RolledBack(), "v2");
        cluster.ServingVersion.ShouldBe("v1");
        cluster.Condition(WellKnown.Pinned).Message.ShouldContain("release=" + cluster.Hash("v2"));
        cluster.Judge!.Bad = null;
        cluster.Annotate(WellKnown.ReleaseAnnotation, cluster.Hash("v2")).ServingVersion.ShouldBe("v2");
    }

    [Fact]
    public void A_bad_revision_that_is_pinned_is_not_rolled_back()
    {
        var cluster = Pin(Scenarios.Released(), "v2");
        cluster.Judge!.Bad = "v2";
        cluster.Wait(120).ServingVersion.ShouldBe("v2");
        cluster.Status.Decisions[0].Rule.ShouldBe("Pinned");
    }

    [Fact]
    public void A_hash_that_nobody_has_changes_nothing_and_is_told()
    {
        var cluster = Scenarios.Released().Annotate(WellKnown.PinAnnotation, "nobody");
        cluster.ServingVersion.ShouldBe("v2");
        cluster
            .Condition(WellKnown.Pinned)
            .Message.ShouldContain("pin=nobody is not followed: no revision has this hash, prefix or version; there are");
        cluster.Events.Count(n => n.Reason == "AnnotationNotFollowed").ShouldBe(1);
    }

    [Fact]
    public void A_pin_means_what_it_meant_when_it_was_set_whatever_is_applied_later_under_that_name()
    {
        var cluster = Scenarios.Released().Annotate(WellKnown.PinAnnotation, "v1");
        var pinned = cluster.Hash("v1");
        cluster.Apply(AModel.Serving("v1").RunningAs("other")).Wait(600).Status.EffectiveRevision.ShouldBe(pinned);
        cluster.Condition(WellKnown.Pinned).Status.ShouldBe("True");
        cluster.Annotate(WellKnown.PinAnnotation, null).Status.EffectiveRevision.ShouldBe(cluster.Status.LatestRevision);
        cluster.Status.Pin.ShouldBeNull();
    }

    [Fact]
    public void A_pin_is_followed_while_the_spec_is_invalid_also_to_a_revision_that_sleeps()
    {
        var cluster = Scenarios.Released().Wait(Scenarios.Soak + Scenarios.RetireAfter + 60);
        cluster.Pods("v1").ShouldBe(0);
        cluster.Apply(AModel.Serving("v3").WithoutContainers());
        cluster.Annotate(WellKnown.PinAnnotation, "v1").Wait(600).ServingVersion.ShouldBe("v1");
    }

    [Fact]
    public void A_pinned_revision_leaves_no_history_though_a_person_has_moved_the_traffic_off_it()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1").History(0)).Apply(AModel.Serving("v2").History(0));
        cluster.Annotate(WellKnown.PinAnnotation, "v1");
        var pinned = cluster.Hash("v1");
        cluster.NeverReady.Add("v1");
        foreach (var version in new[] { "v3", "v4", "v5" })
            cluster.Apply(AModel.Serving(version).History(0)).Wait(7200);
        cluster.Revisions.ShouldContainKey(pinned);
    }
}
