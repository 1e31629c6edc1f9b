using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Records;

/// <summary>
/// A proven bad version stays quarantined for good, and a year of bad releases produces no status that the API server refuses.
/// </summary>
public class QuarantineBoundTests
{
    private static AModel Spec(string version) => AModel.Serving(version).Rollback("maxPerDay", 100);

    private static FakeCluster After(int bad)
    {
        var cluster = Scenarios.Good(Spec("good"));
        for (var i = 0; i < bad; i++)
        {
            cluster.Judge!.Bad = $"b{i}";
            cluster.Apply(Spec($"b{i}")).Wait(130);
            cluster.Clock.Advance(TimeSpan.FromHours(1));
        }

        return cluster;
    }

    [Fact]
    public void A_hundred_bad_versions_do_not_make_the_status_invalid()
    {
        var cluster = After(102);
        cluster.Status.ShouldBeTakenByTheServer(typeof(ModelDeployment));
        cluster.Status.Revisions.Count(r => r.State == RevisionState.Quarantined).ShouldBeInRange(20, 21);
        cluster.Status.Quarantined.Count.ShouldBeInRange(80, 82);
        cluster.Revisions.Count.ShouldBeLessThan(25);
        cluster.ServingVersion.ShouldBe("good");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_version_whose_template_is_no_longer_kept_stays_out_when_it_is_applied_again_also_after_a_lost_status(bool lost)
    {
        var cluster = After(25);
        if (lost)
            cluster.Raw.Remove("status");
        cluster.Judge!.Bad = null;
        cluster.Settle().Apply(Spec("b0")).Wait(600);
        cluster.ServingVersion.ShouldBe("good");
        cluster.Revision("b0").State.ShouldBe(RevisionState.Quarantined);
        cluster.Annotate(WellKnown.ReleaseAnnotation, cluster.Hash("b0")).Wait(60).ServingVersion.ShouldBe("b0");
    }

    [Fact]
    public void A_quarantine_is_not_forgotten_when_its_record_is_deleted()
    {
        var cluster = After(1);
        cluster.Judge!.Bad = null;
        cluster.Revisions.Remove(cluster.Hash("b0"));
        cluster.Apply(Spec("good")).Apply(Spec("b0")).Wait(600).ServingVersion.ShouldBe("good");
    }

    /// <summary>On each release the serving record carries the hashes; a hash left on an older record would restore a quarantine.</summary>
    [Fact]
    public void A_release_holds_also_when_the_record_is_pruned_later()
    {
        var cluster = After(25);
        cluster.Judge!.Bad = null;
        cluster.Apply(Spec("b0")).Annotate(WellKnown.ReleaseAnnotation, cluster.Hash("b0")).Wait(700).ServingVersion.ShouldBe("b0");
        for (var i = 0; i < 14; i++)
            cluster.Apply(Spec($"next{i}")).Wait(1700);
        cluster.Revisions.Values.ShouldNotContain(r => r.Revision.Version == "b0");
        cluster.Status.Quarantined.ShouldNotContain(q => q.Version == "b0");
        cluster.Revisions.Values.Count(r => r.QuarantinedHashes.Count > 0).ShouldBe(1);
        cluster.Apply(Spec("b0")).Wait(60).ServingVersion.ShouldBe("b0");
    }
}
