using MlOps.Decisions.Effects;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Isolation;

/// <summary>How the traffic comes back, whatever happened meanwhile.</summary>
public class ReturnTests
{
    [Fact]
    public void The_traffic_does_not_return_to_dead_pods_because_a_revision_that_still_drains_is_wanted_again()
    {
        var cluster = Scenarios.Released(m => m.FallsBackToService("rules"));
        cluster.Fallback = Isolated.Service();
        (cluster.Judge!.Residual, cluster.Judge.Bad) = (ResidualTraffic.Unknown, "v2");
        cluster.Settle().Status.Action!.Step.ShouldBe(ActionStep.Drain);
        cluster.NeverReady.Add("v1");
        cluster.Settle().Annotate(WellKnown.IsolateAnnotation, "x").Service!.Revision.ShouldBeNull();
        cluster.Annotate(WellKnown.ReleaseAnnotation, "v2").Annotate(WellKnown.IsolateAnnotation, null).Service!.Revision.ShouldBeNull();
    }

    [Fact]
    public void The_traffic_returns_in_one_write_once_the_annotation_is_gone()
    {
        var cluster = Isolated.ToService();
        var effects = cluster.Effects.Count;
        cluster.Isolate(null);
        cluster.Effects.Skip(effects).OfType<SwitchService>().ShouldHaveSingleItem().IsolatedFrom.ShouldBeNull();
        cluster.Service!.Revision.ShouldBe(cluster.Hash("v2"));
        cluster.Service.Ports[0]!["targetPort"]!.GetValue<int>().ShouldBe(8080);
        (cluster.Status.Circuit!.State, cluster.Status.Circuit.Replaces).ShouldBe((CircuitState.Closed, null));
        cluster.Condition(WellKnown.Isolated).Reason.ShouldBe("NotAsked");
        cluster.Condition(WellKnown.ManualOverride).Status.ShouldBe("False");
        cluster.Events.Count(n => n.Reason == "CircuitClosed").ShouldBe(1);
    }

    [Fact]
    public void A_version_applied_meanwhile_waits_and_then_gets_the_traffic_directly()
    {
        var cluster = Isolated.ToService().Apply(AModel.Serving("v3").FallsBackToService("rules")).Wait(300);
        cluster.Service!.Selector.ShouldBe(Isolated.Rules);
        cluster.ServingVersion.ShouldBe("v2");
        var effects = cluster.Effects.Count;
        cluster.Isolate(null).ServingVersion.ShouldBe("v3");
        cluster.Effects.Skip(effects).OfType<SwitchService>().ShouldHaveSingleItem().Hash.ShouldBe(cluster.Hash("v3"));
        cluster.Status.Circuit!.Replaces.ShouldBeNull();
    }

    [Fact]
    public void It_does_not_return_to_where_nobody_would_answer()
    {
        var cluster = Isolated.ToService();
        cluster.NeverReady.Add("v2");
        cluster.Settle().Isolate(null).Wait(600).Service!.Selector.ShouldBe(Isolated.Rules);
        cluster.Condition(WellKnown.Isolated).Reason.ShouldBe("NoReadyPods");
        cluster.NeverReady.Clear();
        cluster.Settle().Service!.Revision.ShouldBe(cluster.Hash("v2"));
    }

    [Fact]
    public void A_hand_edit_meanwhile_is_honoured_and_then_the_fallback_is_selected_again()
    {
        var cluster = Isolated.ToService().EditByHand();
        cluster.Condition(WellKnown.ManualOverride).Message.ShouldContain(Isolated.Rules);
        cluster.Wait(Scenarios.Grace - 1).Service!.Selector.ShouldBe("app=by-hand");
        cluster.Wait(1).Service!.Selector.ShouldBe(Isolated.Rules);
    }

    [Fact]
    public void A_hand_edit_from_before_is_honoured_first()
    {
        var cluster = Isolated.Before(m => m.FallsBackToService("rules")).EditByHand().Isolate();
        cluster.Wait(Scenarios.Grace - 1).Service!.Selector.ShouldBe("app=by-hand");
        cluster.Condition(WellKnown.Isolated).Reason.ShouldBe("ManualOverride");
        cluster.Wait(1).Service!.Selector.ShouldBe(Isolated.Rules);
    }

    [Fact]
    public void The_selector_and_ports_of_a_fallback_that_changes_are_followed()
    {
        var cluster = Isolated.ToService();
        cluster.Fallback = Isolated.Service("""{"app":"rules","rev":"2"}""", """[{"name":"http","port":80,"targetPort":9001}]""");
        cluster.Wait(30).Service!.Selector.ShouldBe("app=rules,rev=2");
        cluster.Service!.Ports[0]!["targetPort"]!.GetValue<int>().ShouldBe(9001);
        cluster.Fallback = Isolated.Service("""{"app":"rules","rev":"2"}""", """[{"name":"http","port":80,"targetPort":9002}]""");
        cluster.Wait(30).Service!.Ports[0]!["targetPort"]!.GetValue<int>().ShouldBe(9002);
        cluster.Status.OverriddenSince.ShouldBeNull();
        cluster.Isolate(null).Service!.Revision.ShouldBe(cluster.Hash("v2"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_lost_status_moves_no_traffic_and_forgets_nobody(bool toService)
    {
        var cluster = toService ? Isolated.ToService() : Isolated.ToGood();
        var target = cluster.Service!.Target;
        var switches = cluster.Effects.OfType<SwitchService>().Count();
        cluster.Raw.Remove("status");
        cluster.Wait(3600).Service!.Target.ShouldBe(target);
        cluster.Effects.OfType<SwitchService>().Count().ShouldBe(switches);
        cluster.ServingVersion.ShouldBe("v2");
        cluster.Isolate(null).Service!.Revision.ShouldBe(cluster.Hash("v2"));
    }

    [Fact]
    public void A_deleted_Service_comes_back_with_the_fallback()
    {
        var cluster = Isolated.ToService();
        cluster.Service = null;
        cluster.Settle().Service!.Selector.ShouldBe(Isolated.Rules);
        cluster.Service!.IsolatedFrom.ShouldBe(cluster.Hash("v2"));
    }

    [Fact]
    public void Whatever_dies_when_the_traffic_moves_there_and_back_once()
    {
        var (undisturbed, writes) = Play((_, _) => { });
        writes.ShouldBeGreaterThanOrEqualTo(6);
        for (var k = 1; k <= writes; k++)
        {
            var (disturbed, _) = Play(
                (cluster, write) =>
                {
                    if (write == k)
                        cluster.Restart();
                }
            );
            disturbed.ShouldBe(undisturbed, $"died after write {k}");
        }
    }

    private static (string End, int Writes) Play(Action<FakeCluster, int> afterWrite)
    {
        var cluster = Isolated.Before(m => m.FallsBackToLastKnownGood());
        var (before, start) = (cluster.Effects.Count, cluster.Writes);
        cluster.AfterWrite = write => afterWrite(cluster, write - start);
        cluster.Isolate().Isolate(null);
        var targets = cluster.Effects.Skip(before).OfType<SwitchService>().Select(e => cluster.Revisions[e.Hash!].Revision.Version);
        return (
            $"{string.Join(' ', targets)} {cluster.Service!.Target} {cluster.Status.Circuit!.State} {cluster.Status.Circuit.Replaces} {cluster.Condition(WellKnown.Isolated).Reason}",
            cluster.Writes - start
        );
    }
}
