using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Actions.Effects;
using MlOps.Operator.Tests.Support;
using MlOps.Runtime.Api;

namespace MlOps.Operator.Tests.Models;

public class GoodRevisionTests
{
    [Fact]
    public void What_a_revision_lacks_to_be_known_good_is_told()
    {
        var cluster = new FakeCluster(AModel.Serving("v1")) { Judge = new FakeJudge { Passes = false } };
        var soaking = cluster.Settle().Condition(WellKnown.Progressing);
        soaking.Reason.ShouldBe("Soaking");
        soaking.Message.ShouldContain("it soaks until 09:10:00Z (rollback.minSoakSeconds); policy fraud-slo is at Testing");
        cluster.Wait(Lives.Soak).Condition(WellKnown.Progressing).Message.ShouldEndWith("not known good yet: policy fraud-slo is at Testing");
        cluster.Judge.Passes = true;
        cluster.Settle().Condition(WellKnown.Progressing).Reason.ShouldBe("Settled");
    }

    [Fact]
    public void A_revision_is_good_when_it_has_soaked_and_every_policy_passed_it()
    {
        var cluster = Lives.Good(AModel.Serving("v1"));
        cluster.Revision("v1").State.ShouldBe(RevisionState.Good);
        cluster.Revision("v1").Requests.ShouldBe(5000);
        cluster.Revisions[cluster.Hash("v1")].GoodSince.ShouldBe(cluster.Revision("v1").GoodSince);
    }

    [Fact]
    public void A_revision_is_not_good_before_it_has_soaked()
    {
        var cluster = new FakeCluster(AModel.Serving("v1")) { Judge = new FakeJudge() };
        cluster.Settle().Wait(Lives.Soak - 1);
        cluster.Revision("v1").State.ShouldBe(RevisionState.Active);
    }

    [Fact]
    public void A_revision_that_no_release_test_passed_is_not_good_however_long_it_soaks()
    {
        var cluster = new FakeCluster(AModel.Serving("v1")) { Judge = new FakeJudge { Passes = false } };
        cluster.Settle().Wait(86_400);
        cluster.Revision("v1").State.ShouldBe(RevisionState.Active);
    }

    [Fact]
    public void Without_a_policy_soaking_alone_must_do() =>
        Lives.Serving(AModel.Serving("v1")).Wait(Lives.Soak).Revision("v1").State.ShouldBe(RevisionState.Good);

    [Fact]
    public void A_revision_whose_pods_are_not_ready_is_not_good()
    {
        var cluster = Lives.Serving(AModel.Serving("v1"));
        cluster.NeverReady.Add("v1");
        cluster.Wait(2 * Lives.Soak).Revision("v1").State.ShouldBe(RevisionState.Active);
    }

    [Fact]
    public void The_last_known_good_keeps_running_until_its_successor_is_good()
    {
        var cluster = Lives.Released();
        cluster.Judge!.Passes = false;
        cluster.Wait(86_400).Pods("v1").ShouldBe(2);
        cluster.Revision("v1").State.ShouldBe(RevisionState.Good);
    }

    [Fact]
    public void The_last_known_good_retires_some_time_after_its_successor_became_good()
    {
        var cluster = Lives.Released().Wait(Lives.Soak);
        cluster.Revision("v2").State.ShouldBe(RevisionState.Good);
        var since = cluster.Revision("v2").GoodSince!.Value;
        cluster.Wait((since.AddSeconds(Lives.RetireAfter) - cluster.Now).TotalSeconds - 1).Pods("v1").ShouldBe(2);
        cluster.Wait(2).Pods("v1").ShouldBe(0);
        cluster.Revision("v1").State.ShouldBe(RevisionState.Retired);
    }

    [Fact]
    public void A_revision_that_was_never_good_stops_a_minute_after_it_lost_the_traffic()
    {
        var cluster = Lives.Serving(AModel.Serving("v1")).Apply(AModel.Serving("v2"));
        cluster.Pods("v1").ShouldBe(2);
        cluster.Wait(61).Pods("v1").ShouldBe(0);
    }

    [Fact]
    public void Retired_revisions_beyond_the_history_limit_are_forgotten_the_record_last()
    {
        var cluster = Lives.Serving(AModel.Serving("v1").History(1));
        foreach (var version in new[] { "v2", "v3", "v4" })
            cluster.Apply(AModel.Serving(version).History(1)).Wait(120);
        cluster.Status.Revisions.Select(r => r.Version).ShouldBe(["v3", "v4"]);
        cluster.Deployments.Count.ShouldBe(2);
        cluster.RevisionServices.Count.ShouldBe(2);
        cluster.Effects.OfType<DeleteChild>().Take(3).Select(e => e.Kind).ShouldBe([Kinds.Deployments, Kinds.Services, Kinds.ControllerRevisions]);
    }

    [Fact]
    public void History_never_forgets_what_is_good_or_quarantined()
    {
        var cluster = Lives.RolledBack(m => m.History(0)).Wait(7200);
        cluster.Status.Revisions.Select(r => (r.Version, r.State)).ShouldBe([("v1", RevisionState.Good), ("v2", RevisionState.Quarantined)]);
    }
}
