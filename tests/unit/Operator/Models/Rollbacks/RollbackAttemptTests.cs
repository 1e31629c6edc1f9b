using MlOps.Decisions;
using MlOps.Decisions.Effects;
using MlOps.Operator.Tests.Models.Isolation;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Rollbacks;

/// <summary>
/// Only a rollback that switched the traffic settles its episode; any other end is an attempt, and the operator decides again.
/// </summary>
public class RollbackAttemptTests
{
    private static FakeCluster Ready(FakeCluster cluster)
    {
        cluster.NeverReady.Clear();
        return cluster.Settle();
    }

    [Fact]
    public void A_rejection_between_the_intent_and_the_switch_stops_it_and_holds_every_later_attempt()
    {
        var cluster = Scenarios.WarmingUp();
        cluster.Annotate(WellKnown.RejectAnnotation, cluster.Status.Action!.Id);
        Ready(cluster).Wait(3600).ServingVersion.ShouldBe("v2");
        cluster.Status.Actions[0].Outcome.ShouldBe("Cancelled");
        cluster.Status.Waiting!.Rule.ShouldBe("Rejected");
        cluster.Annotate(WellKnown.RejectAnnotation, null).ServingVersion.ShouldBe("v1");
    }

    [Fact]
    public void A_policy_that_is_set_to_Observe_between_the_intent_and_the_switch_stops_it()
    {
        var cluster = Scenarios.WarmingUp();
        cluster.Judge!.Mode = PolicyMode.Observe;
        Ready(cluster).ServingVersion.ShouldBe("v2");
        cluster.Status.Actions[0].Message.ShouldContain("ObserveMode");
    }

    [Fact]
    public void An_approval_that_is_withdrawn_before_the_switch_stops_it()
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Mode = PolicyMode.Recommend;
        cluster.NeverReady.Add("v1");
        cluster.Settle().Judge!.Bad = "v2";
        cluster.Settle();
        cluster.Annotate(WellKnown.ApproveAnnotation, cluster.Status.Waiting!.Id).Status.Action!.Step.ShouldBe(ActionStep.WarmUp);
        cluster.Annotate(WellKnown.ApproveAnnotation, null);
        Ready(cluster).ServingVersion.ShouldBe("v2");
    }

    [Fact]
    public void A_clock_that_jumps_ahead_costs_an_attempt_and_nothing_more()
    {
        var cluster = Scenarios.WarmingUp();
        cluster.Clock.Advance(TimeSpan.FromHours(1));
        cluster.Settle().Status.Actions[0].Outcome.ShouldBe("Failed");
        Ready(cluster).Wait(60).ServingVersion.ShouldBe("v1");
        cluster.Status.Actions[0].Outcome.ShouldBe("Verified");
    }

    [Fact]
    public void A_pin_that_is_removed_lets_the_operator_act_again()
    {
        var cluster = Scenarios.WarmingUp();
        cluster.Annotate(WellKnown.PinAnnotation, cluster.Hash("v2"));
        Ready(cluster).Wait(60).ServingVersion.ShouldBe("v2");
        cluster.Annotate(WellKnown.PinAnnotation, null).ServingVersion.ShouldBe("v1");
    }

    [Fact]
    public void An_isolation_that_ends_does_not_leave_a_proven_bad_revision_with_the_traffic()
    {
        var cluster = Scenarios.Released(m => m.FallsBackToService("rules"));
        cluster.Fallback = Isolated.Service();
        cluster.NeverReady.Add("v1");
        cluster.Settle().Judge!.Bad = "v2";
        cluster.Settle().Status.Action!.Step.ShouldBe(ActionStep.WarmUp);
        cluster.Annotate(WellKnown.IsolateAnnotation, "harm");
        cluster.Service!.Selector.ShouldBe(Isolated.Rules);
        Ready(cluster).Wait(60).Annotate(WellKnown.IsolateAnnotation, null).Wait(3600);
        cluster.ServingVersion.ShouldBe("v1");
    }

    [Fact]
    public void A_target_that_is_late_is_given_up_and_tried_again_at_once_when_it_is_ready()
    {
        var cluster = Scenarios.WarmingUp().Wait(Scenarios.ProgressDeadline + 1);
        cluster.Status.Actions[0].Outcome.ShouldBe("Failed");
        cluster.Status.Handled.ShouldBeEmpty();
        cluster.Status.Attempts.ShouldHaveSingleItem().Count.ShouldBe(1);
        cluster.Status.Waiting!.Rule.ShouldBe("BackOff");
        Ready(cluster).ServingVersion.ShouldBe("v1");
        cluster.Wait(120).Status.Attempts.ShouldBeEmpty();
    }

    [Fact]
    public void Attempts_differ_in_their_ids_and_the_rest_between_them_grows()
    {
        var cluster = Scenarios.WarmingUp().Wait(3600);
        var attempts = cluster.Status.Actions.Where(a => a.Kind == ActionKind.Rollback).ToList();
        attempts.Count.ShouldBeInRange(4, 10);
        attempts.Select(a => a.Id).Distinct().Count().ShouldBe(attempts.Count);
        attempts.ShouldAllBe(a => a.Outcome == "Failed");
        var rests = attempts.Zip(attempts.Skip(1), (later, earlier) => later.StartedAt - earlier.FinishedAt).Reverse().ToList();
        rests.ShouldBe(rests.Order());
    }

    [Fact]
    public void An_approval_counts_for_the_attempts_that_follow_a_late_target()
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Mode = PolicyMode.Recommend;
        cluster.NeverReady.Add("v1");
        cluster.Settle().Judge!.Bad = "v2";
        cluster.Settle();
        cluster.Annotate(WellKnown.ApproveAnnotation, cluster.Status.Waiting!.Id).Wait(Scenarios.ProgressDeadline + 1);
        Ready(cluster).ServingVersion.ShouldBe("v1");
    }

    [Fact]
    public void A_pause_longer_than_the_warm_up_delays_the_rollback_and_does_not_lose_it()
    {
        var cluster = Scenarios.WarmingUp();
        cluster.Annotate(WellKnown.PauseAnnotation, "looking at it");
        Ready(cluster).Wait(3 * Scenarios.ProgressDeadline).ServingVersion.ShouldBe("v2");
        cluster.Status.Waiting!.Rule.ShouldBe("Paused");
        cluster.Annotate(WellKnown.PauseAnnotation, null).Wait(1).ServingVersion.ShouldBe("v1");
    }

    [Fact]
    public void What_holds_after_the_intent_is_recorded_and_says_why_nothing_moves()
    {
        var cluster = Scenarios.WarmingUp();
        cluster.Status.Waiting!.Rule.ShouldBe("TargetNotReady");
        cluster.Judge!.Silent = true;
        cluster.Wait(90);
        cluster.Status.Decisions[0].Rule.ShouldBe("EvidenceStale");
        cluster.Status.Decisions[0].Id.ShouldBe(cluster.Status.Action!.Id);
        cluster.Status.Waiting!.Rule.ShouldBe("EvidenceStale");
    }

    [Fact]
    public void Nothing_waits_once_the_traffic_is_switched()
    {
        var cluster = Scenarios.WarmingUp();
        Ready(cluster).Status.Waiting.ShouldBeNull();
    }

    [Fact]
    public void A_newer_version_that_is_ready_passes_a_rollback_that_cannot_warm_up()
    {
        var cluster = Scenarios.WarmingUp().Apply(AModel.Serving("v3"));
        cluster.ServingVersion.ShouldBe("v3");
        cluster.Pods("v3").ShouldBe(2);
        cluster.Status.Actions.Select(a => a.Outcome).Take(2).ShouldBe(["Done", "Superseded"]);
    }

    [Fact]
    public void A_version_that_served_well_until_a_minute_ago_is_a_target_after_any_time()
    {
        var cluster = Scenarios.Good(AModel.Serving("v1")).Wait(31 * 86_400).Apply(AModel.Serving("v2")).Wait(60);
        cluster.Judge!.Bad = "v2";
        cluster.Wait(120).ServingVersion.ShouldBe("v1");
    }

    [Fact]
    public void The_budget_of_the_day_does_not_forget_rollbacks_because_of_promotions()
    {
        AModel Spec(string version) => AModel.Serving(version).Rollback("maxPerDay", 1);
        var cluster = Scenarios.Good(Spec("good"));
        cluster.Judge!.Bad = "bad1";
        cluster.Apply(Spec("bad1")).Wait(120).ServingVersion.ShouldBe("good");
        for (var i = 0; i < 10; i++)
            cluster.Apply(Spec($"n{i}")).Wait(60);
        cluster.Judge.Bad = "bad2";
        cluster.Apply(Spec("bad2")).Wait(120);
        cluster.Switches("good").ShouldBe(2, "its first promotion and the one rollback of the day");
        cluster.Status.Waiting!.Rule.ShouldBe("DailyBudget");
    }

    [Fact]
    public void A_stale_request_wakes_nothing_by_itself()
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Demand = Entities.SloPolicies.Status.Requests.DemandTrend.Surged;
        cluster.Judge.Bad = "v2";
        cluster.Settle().Judge!.Silent = true;
        cluster.Clock.Advance(TimeSpan.FromSeconds(31));
        cluster.Settle();
        var wake = ModelPlanner.Plan(cluster.See()).Requeue;
        (wake is null || wake >= TimeSpan.FromMinutes(1)).ShouldBeTrue($"{wake}");
    }

    [Fact]
    public void A_sleeping_target_is_probed_once_it_is_warm()
    {
        var cluster = Scenarios.Released(m => m.Probed()).Wait(2 * Scenarios.Soak + Scenarios.RetireAfter);
        cluster.Pods("v1").ShouldBe(0);
        cluster.Apply(AModel.Serving("v3").Probed());
        cluster.ProbeAnswers = new(new("s", true, 10, 10, "fails"), new("t", true, 10, 10, "fails"));
        cluster.Judge!.Bad = "v3";
        cluster.Wait(60).ServingVersion.ShouldBe("v3");
        cluster.Status.Waiting!.Rule.ShouldBe("DependencyFails");
        cluster.Effects.Count(e => e is SwitchService).ShouldBe(3);
        cluster.ProbeAnswers = new(new("s", true, 10, 10, "fails"), new("t", true, 10, 0, "answers"));
        cluster.Settle().ServingVersion.ShouldBe("v2");
    }

    /// <summary>The status remembers it until another revision has the traffic.</summary>
    [Fact]
    public void A_dependency_that_failed_both_is_remembered_for_as_long_as_the_revision_serves()
    {
        var cluster = Scenarios.Released(m => m.Probed());
        cluster.ProbeAnswers = new(new("s", true, 10, 10, "fails"), new("t", true, 10, 10, "fails"));
        cluster.Judge!.Bad = "v2";
        cluster.Wait(30).Status.DependencyFailedAt.ShouldNotBeNull();
        cluster.Judge.Bad = null;
        cluster.Wait(60).Status.DependencyFailedAt.ShouldNotBeNull();
        cluster.Apply(AModel.Serving("v3").Probed()).Wait(60).Status.DependencyFailedAt.ShouldBeNull();
    }

    /// <summary>
    /// The same answers are handed to every pass for some seconds; a time that moved with the passes would write status without end.
    /// </summary>
    [Fact]
    public void The_same_answers_are_remembered_once_and_the_return_of_the_dependency_as_well()
    {
        var cluster = Scenarios.Released(m => m.Probed());
        cluster.ProbeAnswers = new(new("s", true, 10, 10, "fails"), new("t", true, 10, 10, "fails")) { At = cluster.Now };
        cluster.Judge!.Bad = "v2";
        var failed = cluster.Settle().Status.DependencyFailedAt.ShouldNotBeNull();
        var writes = cluster.Writes;
        cluster.Clock.Advance(TimeSpan.FromMilliseconds(50));
        cluster.Settle().Writes.ShouldBe(writes);
        cluster.Clock.Advance(TimeSpan.FromSeconds(20));
        cluster.ProbeAnswers = new(new("s", true, 10, 0, "answers"), new("t", true, 10, 0, "answers")) { At = cluster.Now };
        cluster.Settle().Status.DependencyFailedAt.ShouldBe(failed);
        cluster.Status.DependencyAnsweredAt.ShouldBe(cluster.Now);
        cluster.ServingVersion.ShouldBe("v2");
    }
}
