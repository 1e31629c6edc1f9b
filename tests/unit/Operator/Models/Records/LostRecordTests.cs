using MlOps.Decisions.Effects;
using MlOps.Entities.SloPolicies.Status.Episodes;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Records;

/// <summary>Somebody deleted a ControllerRevision: its Deployment is in no list of revisions any more.</summary>
public class LostRecordTests
{
    [Fact]
    public void Pods_of_a_revision_without_a_record_run_as_long_as_those_of_a_good_one()
    {
        var cluster = Scenarios.Released();
        var hash = cluster.Hash("v1");
        cluster.Revisions.Remove(hash);
        cluster.Wait(Scenarios.Soak + Scenarios.RetireAfter - 120).Deployments[hash].Deployment.Replicas.ShouldBe(2);
        cluster.Wait(121);
        cluster.Deployments.Keys.ShouldBe([cluster.Hash("v2")]);
        cluster.RevisionServices.Keys.ShouldBe([cluster.Hash("v2")]);
        cluster
            .Events.Where(n => n.Reason == "OrphanDeleted")
            .Select(n => n.Message[..18])
            .ShouldBe(["Deleted Deployment", "Deleted Service fr"]);
        cluster.ServingVersion.ShouldBe("v2");
    }

    [Fact]
    public void Nothing_is_stopped_while_an_episode_is_open()
    {
        var cluster = Scenarios.Released();
        var hash = cluster.Hash("v1");
        cluster.Judge!.Bad = "v2";
        cluster.Revisions.Remove(hash);
        cluster.Wait(3600).Deployments[hash].Deployment.Replicas.ShouldBe(2);
        cluster.Judge.Bad = null;
        cluster.Wait(3600).Deployments.ShouldNotContainKey(hash);
    }

    /// <summary>
    /// A good revision lets go of what ran before it; a tier that burns meanwhile is trouble in which a person may want it back.
    /// </summary>
    [Fact]
    public void Nothing_is_stopped_while_an_episode_of_a_good_revision_is_open()
    {
        var cluster = Scenarios.Released().Wait(Scenarios.Soak);
        cluster.Revision("v2").State.ShouldBe(RevisionState.Good);
        var (hash, burning) = (cluster.Hash("v1"), Burning(cluster));
        cluster.Revisions.Remove(hash);
        cluster.MorePolicies.Add(burning);
        cluster.Wait(Scenarios.RetireAfter + 60).Revision("v2").State.ShouldBe(RevisionState.Good);
        cluster.Deployments[hash].Deployment.Replicas.ShouldBe(2);
        cluster.RevisionServices.ShouldContainKey(hash);
        cluster.MorePolicies.Remove(burning);
        cluster.Wait(60).Deployments.ShouldNotContainKey(hash);
    }

    [Fact]
    public void Nothing_is_stopped_that_a_person_has_selected()
    {
        var cluster = Scenarios.Released();
        var hash = cluster.Hash("v1");
        cluster.Service = cluster.Service! with
        {
            Revision = hash,
            Selector = MlOps.Decisions.State.Children.SelectorText.OfRevision(FakeCluster.Name, hash),
        };
        cluster.Revisions.Remove(hash);
        cluster.BeforeEffect = (effect, _) =>
        {
            if (effect is DeleteChild)
                cluster.Service!.Revision.ShouldBe(cluster.Hash("v2"));
        };
        cluster.Wait(7200).Deployments.ShouldNotContainKey(hash);
    }

    [Fact]
    public void A_serving_revision_keeps_its_pods_without_a_record()
    {
        var cluster = Scenarios.Released();
        cluster.NeverReady.Add("v3");
        cluster.Apply(AModel.Serving("v3"));
        var hash = cluster.Hash("v2");
        cluster.Revisions.Remove(hash);
        cluster.Wait(7200).Deployments[hash].Deployment.Replicas.ShouldBe(2);
    }

    [Fact]
    public void An_orphan_that_cannot_be_deleted_keeps_no_other_from_it()
    {
        var cluster = Scenarios.Released();
        var hash = cluster.Hash("v1");
        cluster.Revisions.Remove(hash);
        cluster.Refuses = e => e is DeleteChild { Kind: ChildKind.Deployment } ? "denied" : null;
        cluster.Wait(7200).RevisionServices.ShouldNotContainKey(hash);
        cluster.Deployments.ShouldContainKey(hash);
    }

    /// <summary>Another policy, whose slow tier burns: it asks for nothing.</summary>
    private static SloPolicy Burning(FakeCluster cluster)
    {
        var (policy, serving) = (new FakeJudge("burn-slo", "burn").Policy, cluster.Revision("v2"));
        return policy with
        {
            Status = policy.Status! with
            {
                Verdict = Verdict.Breached,
                Episode = new()
                {
                    ModelUid = FakeCluster.Uid,
                    Number = 1,
                    State = EpisodeState.Open,
                    Source = EvidenceSource.Slow,
                    Revision = serving.Hash,
                    PromotionSeq = serving.PromotionSeq,
                    Onset = cluster.Now,
                    OpenedAt = cluster.Now,
                },
            },
        };
    }
}
