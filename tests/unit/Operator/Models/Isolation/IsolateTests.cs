using MlOps.Decisions.Effects;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Isolation;

public class IsolateTests
{
    [Fact]
    public void The_pods_of_the_fallback_Service_answer_on_the_model_s_own_ports()
    {
        var cluster = Isolated.ToService();
        cluster.Service!.Selector.ShouldBe(Isolated.Rules);
        cluster.Service.Ports.ToJsonString().ShouldBe("""[{"name":"http","port":80,"targetPort":9000}]""");
        var circuit = cluster.Status.Circuit.ShouldNotBeNull();
        (circuit.State, circuit.ServiceName, circuit.Replaces).ShouldBe((CircuitState.Isolated, "rules", null));
        circuit.Message.ShouldNotBeNull().ShouldContain("harmful answers");
        cluster.Status.Traffic.ShouldBeEmpty();
        cluster.ServingVersion.ShouldBe("v2");
    }

    [Fact]
    public void The_last_known_good_revision_answers_on_its_own_ports()
    {
        var cluster = Isolated.ToGood();
        cluster.Service!.Revision.ShouldBe(cluster.Hash("v1"));
        cluster.Status.Circuit!.Revision.ShouldBe(cluster.Hash("v1"));
        cluster.Status.Traffic.ShouldHaveSingleItem().Revision.ShouldBe(cluster.Hash("v1"));
        cluster.ServingVersion.ShouldBe("v2");
    }

    [Fact]
    public void It_is_told_by_conditions_and_one_Event()
    {
        var cluster = Isolated.ToService();
        (cluster.Condition(WellKnown.Isolated).Status, cluster.Condition(WellKnown.Isolated).Reason).ShouldBe(("True", "Asked"));
        cluster.Condition(WellKnown.Isolated).Message.ShouldContain("neither probes the model first nor opens the circuit automatically");
        (cluster.Condition(WellKnown.Ready).Status, cluster.Condition(WellKnown.Ready).Reason).ShouldBe(("False", "Isolated"));
        cluster.Condition(WellKnown.SpecSupported).Message.ShouldNotContain(WellKnown.IsolateAnnotation);
        cluster.Wait(3600).Events.Count(n => n.Reason == "CircuitIsolated").ShouldBe(1);
    }

    [Fact]
    public void The_intent_is_saved_before_the_traffic_moves()
    {
        var cluster = Isolated.Before(m => m.FallsBackToService("rules"));
        var own = cluster.Service!.Target;
        cluster.BeforeEffect = (_, status) => (status.Circuit!.State, status.Circuit.Replaces).ShouldBe((CircuitState.Isolated, own));
        cluster.Isolate();
    }

    [Fact]
    public void A_good_revision_that_sleeps_gets_the_capacity_of_the_traffic_before_the_switch()
    {
        var cluster = Isolated.Before(m => m.FallsBackToLastKnownGood()).Wait(Scenarios.Soak + Scenarios.RetireAfter);
        cluster.Pods("v1").ShouldBe(0);
        cluster.BeforeEffect = (effect, _) =>
        {
            if (effect is SwitchService)
                cluster.Deployments[cluster.Hash("v1")].Deployment.Ready.ShouldBe(2);
        };
        cluster.Isolate().Service!.Revision.ShouldBe(cluster.Hash("v1"));
    }

    [Fact]
    public void The_revision_that_answers_is_neither_stopped_nor_forgotten()
    {
        var cluster = Isolated
            .Before(m => m.FallsBackToLastKnownGood().History(0))
            .Wait(Scenarios.Soak + Scenarios.RetireAfter - 100)
            .Isolate()
            .Wait(Scenarios.RetireAfter * 4);
        cluster.Pods("v1").ShouldBe(2);
        cluster.Service!.Revision.ShouldBe(cluster.Hash("v1"));
    }

    [Fact]
    public void A_shorter_history_does_not_delete_the_one_that_answers()
    {
        var cluster = Isolated.Before(m => m.FallsBackToLastKnownGood().History(1)).Wait(Scenarios.Soak + Scenarios.RetireAfter).Isolate();
        cluster.Revision("v1").State.ShouldBe(RevisionState.Retired);
        cluster.Apply(AModel.Serving("v2").FallsBackToLastKnownGood().History(0)).Wait(600);
        cluster.Pods("v1").ShouldBe(2);
        cluster.Effects.OfType<DeleteChild>().ShouldBeEmpty();
    }

    [Fact]
    public void A_pause_does_not_hold_it()
    {
        var cluster = Isolated.Before(m => m.FallsBackToService("rules")).Annotate(WellKnown.PauseAnnotation, "true");
        cluster.Isolate().Service!.Selector.ShouldBe(Isolated.Rules);
    }

    [Fact]
    public void An_annotation_that_says_false_is_none() =>
        Isolated.Before(m => m.FallsBackToService("rules")).Isolate("false").Service!.Revision.ShouldNotBeNull();

    [Fact]
    public void No_rollback_begins_meanwhile()
    {
        var cluster = Isolated.ToService();
        cluster.Judge!.Bad = "v2";
        cluster.Wait(60).Status.Decisions.ShouldHaveSingleItem().Rule.ShouldBe("Isolated");
        cluster.Service!.Selector.ShouldBe(Isolated.Rules);
    }

    [Fact]
    public void It_takes_the_place_of_a_rollback_that_has_not_switched_yet()
    {
        var cluster = Scenarios.Released(m => m.FallsBackToService("rules"));
        cluster.Fallback = Isolated.Service();
        cluster.NeverReady.Add("v1");
        cluster.Settle().Judge!.Bad = "v2";
        cluster.Settle().Status.Action!.Step.ShouldBe(ActionStep.WarmUp);
        cluster.Isolate().Service!.Selector.ShouldBe(Isolated.Rules);
        cluster.Status.Actions[0].Outcome.ShouldBe("Cancelled");
    }

    [Fact]
    public void A_rollback_that_is_being_verified_goes_on_behind_it()
    {
        var cluster = Scenarios.Released(m => m.FallsBackToService("rules"));
        (cluster.Judge!.Verification, cluster.Judge.Bad, cluster.Fallback) = (VerificationOutcome.Undecided, "v2", Isolated.Service());
        cluster.Wait(60).Status.Action!.Step.ShouldBe(ActionStep.Verify);
        cluster.Isolate().Service!.Selector.ShouldBe(Isolated.Rules);
        cluster.Judge.Verification = VerificationOutcome.Passed;
        cluster.Settle().Status.Actions[0].Outcome.ShouldBe("Verified");
        cluster.Service!.Selector.ShouldBe(Isolated.Rules);
    }

    [Fact]
    public void A_revision_without_traffic_does_not_become_good()
    {
        var cluster = Isolated.ToService().Wait(Scenarios.Soak * 2);
        cluster.Revision("v2").State.ShouldBe(RevisionState.Active);
        cluster.Isolate(null).Wait(Scenarios.Soak - 1).Revision("v2").State.ShouldBe(RevisionState.Active);
        cluster.Wait(1).Revision("v2").State.ShouldBe(RevisionState.Good);
    }
}
