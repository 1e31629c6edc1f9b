using MlOps.Decisions.State;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Decisions;

public class DecisionRecordTests
{
    [Fact]
    public void A_hold_is_recorded_once_however_long_it_lasts_and_becomes_a_recommendation()
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Demand = DemandTrend.Surged;
        cluster.Judge!.Bad = "v2";
        cluster.Wait(600);
        cluster
            .Status.Decisions.Select(d => (d.Rule, d.Outcome))
            .ShouldBe([("DemandSurged", DecisionOutcome.Recommend), ("DemandSurged", DecisionOutcome.Hold)]);
        cluster.Status.Waiting!.Outcome.ShouldBe(DecisionOutcome.Recommend);
        cluster.Events.Count(n => n.Reason == "ApprovalNeeded").ShouldBe(1);
        cluster.Events.Count(n => n.Reason == "ActionHeld").ShouldBe(1);
        cluster.ServingVersion.ShouldBe("v2");
    }

    [Fact]
    public void A_hold_is_lifted_when_its_reason_is_gone()
    {
        var cluster = Scenarios.Released();
        cluster.Annotate(WellKnown.PauseAnnotation, "true");
        cluster.Judge!.Bad = "v2";
        cluster.Wait(60).ServingVersion.ShouldBe("v2");
        cluster.Annotate(WellKnown.PauseAnnotation, null).ServingVersion.ShouldBe("v1");
        cluster.Wait(60).Status.Decisions.Select(d => d.Rule).ShouldBe(["Proven", "Paused"]);
    }

    [Fact]
    public void In_mode_Observe_the_traffic_stays_and_the_record_says_what_would_have_been_done()
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Mode = PolicyMode.Observe;
        cluster.Judge!.Bad = "v2";
        cluster.Wait(600).ServingVersion.ShouldBe("v2");
        cluster.Status.Decisions.ShouldHaveSingleItem().Outcome.ShouldBe(DecisionOutcome.DryRun);
        cluster.Events.Count(n => n.Reason == "WouldRollBack").ShouldBe(1);
    }

    [Fact]
    public void A_declared_probe_is_asked_before_the_intent_is_saved()
    {
        var cluster = Scenarios.Released(m => m.Probed());
        cluster.ProbeAnswers = new ProbePair(new("s", true, 10, 10, "fails"), new("t", true, 10, 10, "fails"));
        cluster.Judge!.Bad = "v2";
        cluster.Wait(60).ServingVersion.ShouldBe("v2");
        cluster.Status.Decisions.ShouldHaveSingleItem().Rule.ShouldBe("DependencyFails");
        cluster.ProbeAnswers = new ProbePair(new("s", true, 10, 10, "fails"), new("t", true, 10, 0, "answers"));
        cluster.Settle().ServingVersion.ShouldBe("v1");
    }

    [Fact]
    public void A_rule_that_ends_an_attempt_and_holds_the_next_is_told_once()
    {
        var cluster = Scenarios.WarmingUp();
        cluster.Annotate(WellKnown.RejectAnnotation, cluster.Status.Action!.Id).Wait(60);
        cluster.Status.Decisions.Count(d => d.Rule == "Rejected").ShouldBe(1);
        cluster.Events.Count(n => n.Reason == "ActionHeld").ShouldBe(1);
        cluster.Events.Count(n => n.Reason == "RollbackCancelled").ShouldBe(1);
    }

    [Fact]
    public void A_newer_version_that_takes_over_before_the_switch_is_told_as_such()
    {
        var cluster = Scenarios.WarmingUp().Apply(AModel.Serving("v3")).Wait(60);
        cluster.ServingVersion.ShouldBe("v3");
        cluster.Events.Select(n => n.Reason).ShouldContain("RollbackSuperseded");
        cluster.Events.Select(n => n.Reason).ShouldNotContain("RollbackCancelled");
    }
}
