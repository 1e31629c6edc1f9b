using MlOps.Decisions.Effects;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Revisions;

public class LostStatusTests
{
    [Fact]
    public void A_lost_status_is_rebuilt_from_the_revisions_and_the_Service()
    {
        var cluster = Scenarios.RolledBack();
        var before = cluster.Status;
        cluster.Raw.Remove("status");
        cluster.Settle();
        cluster.Status.EffectiveRevision.ShouldBe(before.EffectiveRevision);
        cluster.Status.Traffic.ShouldBe(before.Traffic);
        cluster.Status.Revisions.Select(r => (r.Version, r.State)).ShouldBe(before.Revisions.Select(r => (r.Version, r.State)));
        cluster.Revision("v1").GoodSince.ShouldBe(before.Revisions[0].GoodSince);
    }

    [Fact]
    public void A_lost_status_moves_no_traffic()
    {
        var cluster = Scenarios.RolledBack();
        var switches = cluster.Effects.OfType<SwitchService>().Count();
        cluster.Raw.Remove("status");
        cluster.Wait(3600);
        cluster.Effects.OfType<SwitchService>().Count().ShouldBe(switches);
    }

    [Fact]
    public void When_the_Service_is_lost_with_the_status_the_last_good_revision_serves_again()
    {
        var cluster = Scenarios.RolledBack();
        cluster.Raw.Remove("status");
        cluster.Service = null;
        cluster.Settle().ServingVersion.ShouldBe("v1");
        cluster.Service!.Revision.ShouldBe(cluster.Hash("v1"));
    }

    [Fact]
    public void A_status_that_is_lost_right_after_the_switch_of_a_rollback_does_not_let_the_bad_revision_back()
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Residual = ResidualTraffic.Some;
        cluster.Judge.Bad = "v2";
        cluster.Settle().Status.Action!.Step.ShouldBe(ActionStep.Drain);
        cluster.Raw.Remove("status");
        cluster.Judge.Bad = null;
        cluster.Wait(3600).ServingVersion.ShouldBe("v1");
        cluster.Revision("v2").State.ShouldBe(RevisionState.Quarantined);
    }

    [Fact]
    public void A_lost_status_gives_no_new_budget_of_rollbacks_and_forgets_no_age()
    {
        var cluster = Scenarios.RolledBack();
        var before = cluster.Status;
        cluster.Raw.Remove("status");
        cluster.Settle().Status.Rollbacks.ShouldBe(before.Rollbacks);
        cluster.Revision("v2").ServedUntil.ShouldBe(before.Rollbacks[0]);
        cluster.Raw.Remove("status");
        cluster.Wait(25 * 3600).Settle().Status.Rollbacks.ShouldBe(before.Rollbacks, "rebuilt once, though it no longer counts");
    }

    [Fact]
    public void A_rebuilt_promotion_has_a_number_that_no_policy_remembers()
    {
        var cluster = Scenarios.Released();
        var before = cluster.Revision("v2").PromotionSeq;
        cluster.Raw.Remove("status");
        cluster.Settle().Revision("v2").PromotionSeq.ShouldBeGreaterThan(before);
        cluster.Revision("v2").State.ShouldBe(RevisionState.Active);
    }

    [Fact]
    public void A_deleted_Deployment_of_what_serves_comes_back_with_its_pods()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1").Replicas(3));
        cluster.Deployments.Clear();
        cluster.Settle().Pods("v1").ShouldBe(3);
        cluster.Status.Conditions.ShouldContain(c => c.Reason == "Serving");
    }
}
