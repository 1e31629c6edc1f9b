using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Rollbacks;

public class QuarantineTests
{
    [Fact]
    public void To_apply_a_quarantined_revision_again_does_nothing()
    {
        var cluster = Scenarios.RolledBack();
        var effects = cluster.Effects.Count;
        cluster.Apply(AModel.Serving("v2")).Wait(3600);
        cluster.Effects.Count.ShouldBe(effects);
        cluster.ServingVersion.ShouldBe("v1");
    }

    [Fact]
    public void To_apply_the_revision_that_serves_does_nothing_but_settles_the_difference_to_the_spec()
    {
        var cluster = Scenarios.RolledBack();
        var switches = cluster.Switches("v1");
        cluster.Apply(AModel.Serving("v1")).Wait(3600);
        cluster.Switches("v1").ShouldBe(switches);
        cluster.Condition(WellKnown.RolledBack).Status.ShouldBe("False");
    }

    [Fact]
    public void A_revision_stays_quarantined_when_another_one_came_between()
    {
        var cluster = Scenarios.RolledBack().Apply(AModel.Serving("v3")).Wait(60);
        cluster.ServingVersion.ShouldBe("v3");
        cluster.Apply(AModel.Serving("v2")).Wait(3600);
        cluster.ServingVersion.ShouldBe("v3");
        cluster.Revision("v2").State.ShouldBe(RevisionState.Quarantined);
    }

    [Fact]
    public void A_person_releases_a_quarantined_revision_by_annotation()
    {
        var cluster = Scenarios.RolledBack();
        cluster.Judge!.Bad = null;
        cluster.Annotate(WellKnown.ReleaseAnnotation, cluster.Hash("v2"));
        cluster.ServingVersion.ShouldBe("v2");
        cluster.Revision("v2").State.ShouldBe(RevisionState.Active);
        cluster.Revisions[cluster.Hash("v2")].Quarantine.ShouldBeNull();
    }

    [Fact]
    public void A_release_annotation_that_is_left_standing_releases_once()
    {
        var cluster = Scenarios.RolledBack();
        cluster.Annotate(WellKnown.ReleaseAnnotation, cluster.Hash("v2"));
        cluster.Wait(600);
        cluster.Status.Actions.Count(a => a.Kind == ActionKind.Rollback).ShouldBe(2);
        cluster.ServingVersion.ShouldBe("v1");
        cluster.Revision("v2").State.ShouldBe(RevisionState.Quarantined);
    }

    [Fact]
    public void To_release_another_hash_releases_nothing()
    {
        var cluster = Scenarios.RolledBack();
        cluster.Annotate(WellKnown.ReleaseAnnotation, cluster.Hash("v1")).ServingVersion.ShouldBe("v1");
        cluster.Revision("v2").State.ShouldBe(RevisionState.Quarantined);
    }

    [Fact]
    public void The_quarantine_is_kept_with_the_revision()
    {
        var cluster = Scenarios.RolledBack();
        cluster.Revisions[cluster.Hash("v2")].Quarantine.ShouldBe("120 of 400 requests bad");
        cluster.Revisions[cluster.Hash("v1")].Quarantine.ShouldBeNull();
    }

    [Fact]
    public void What_is_quarantined_is_not_kept_as_good_any_more()
    {
        var cluster = Scenarios.RolledBack();
        var hash = cluster.Hash("v2");
        cluster.Revisions[hash] = cluster.Revisions[hash] with { GoodSince = cluster.Now };
        cluster.Settle().Revisions[hash].GoodSince.ShouldBeNull();
    }
}
