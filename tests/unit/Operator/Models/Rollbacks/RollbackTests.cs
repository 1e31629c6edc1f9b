using MlOps.Decisions.Checks;
using MlOps.Decisions.Effects;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Rollbacks;

public class RollbackTests
{
    [Fact]
    public void A_proven_bad_release_is_rolled_back_quarantined_and_verified()
    {
        var cluster = Scenarios.RolledBack();
        cluster.ServingVersion.ShouldBe("v1");
        cluster.Revision("v2").State.ShouldBe(RevisionState.Quarantined);
        cluster.Revision("v2").Requests.ShouldBe(400);
        cluster.Status.Action.ShouldBeNull();
        cluster.Status.Actions[0].Outcome.ShouldBe("Verified");
        cluster.Status.Actions[0].MitigatedAt.ShouldNotBeNull();
        cluster.Condition(WellKnown.RolledBack).Message.ShouldContain("120 of 400 requests bad");
        cluster.Pods("v2").ShouldBe(0);
    }

    [Fact]
    public void The_intent_is_saved_before_any_effect_and_the_decision_with_it()
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Bad = "v2";
        cluster.BeforeEffect = (effect, saved) =>
        {
            if (effect is SwitchService or ScaleDeployment { Replicas: > 0 })
                saved.Action.ShouldNotBeNull().Kind.ShouldBe(ActionKind.Rollback);
        };
        cluster.Wait(120).Status.Decisions.Single(d => d.Outcome == DecisionOutcome.Act).Id.ShouldBe(cluster.Status.Actions[0].Id);
    }

    [Fact]
    public void The_target_has_the_capacity_of_what_serves_before_the_traffic_is_switched()
    {
        var cluster = Scenarios.Released(m => m.Replicas(2)).Apply(AModel.Serving("v2").Replicas(6));
        cluster.Pods("v1").ShouldBe(2);
        cluster.BeforeEffect = (effect, _) =>
        {
            if (effect is SwitchService point)
                cluster.Deployments[point.Hash!].Deployment.Ready.ShouldBe(6);
        };
        cluster.Judge!.Bad = "v2";
        cluster.Wait(120).ServingVersion.ShouldBe("v1");
    }

    [Fact]
    public void A_revision_that_retired_is_started_again_before_the_switch()
    {
        var cluster = Scenarios.Released().Wait(2 * Scenarios.Soak + Scenarios.RetireAfter).Apply(AModel.Serving("v3"));
        cluster.Pods("v1").ShouldBe(0);
        cluster.Judge!.Bad = "v3";
        cluster.Wait(120).ServingVersion.ShouldBe("v2");
        cluster.Effects.OfType<SwitchService>().Last().Hash.ShouldBe(cluster.Hash("v2"));
    }

    [Fact]
    public void A_target_that_does_not_become_ready_is_given_up_before_the_switch()
    {
        var cluster = Scenarios.Released().Apply(AModel.Serving("v2").Replicas(6));
        cluster.NeverReady.Add("v1");
        cluster.Judge!.Bad = "v2";
        cluster.Wait(Scenarios.ProgressDeadline + 1);
        cluster.ServingVersion.ShouldBe("v2");
        cluster.Status.Actions[0].Outcome.ShouldBe("Failed");
        cluster.Switches("v1").ShouldBe(1, "only its first promotion");
    }

    [Fact]
    public void A_target_whose_pods_die_once_they_have_loaded_gets_no_traffic_back()
    {
        var cluster = Scenarios.Released().Apply(AModel.Serving("v2").Replicas(6));
        cluster.NeverAvailable.Add("v1");
        cluster.Judge!.Bad = "v2";
        cluster.Wait(60).Status.Action!.Step.ShouldBe(ActionStep.WarmUp);
        cluster.NeverAvailable.Clear();
        cluster.Settle().ServingVersion.ShouldBe("v1");
    }

    [Fact]
    public void An_episode_that_ends_before_the_switch_cancels_the_rollback()
    {
        var cluster = Scenarios.WarmingUp();
        cluster.Status.Action!.Step.ShouldBe(ActionStep.WarmUp);
        cluster.Judge!.Bad = null;
        cluster.Settle().Status.Actions[0].Outcome.ShouldBe("Cancelled");
        cluster.ServingVersion.ShouldBe("v2");
    }

    [Fact]
    public void Evidence_that_grows_old_before_the_switch_stops_it_until_it_is_fresh_again()
    {
        var cluster = Scenarios.WarmingUp();
        cluster.Judge!.Silent = true;
        cluster.Clock.Advance(TimeSpan.FromSeconds(31));
        cluster.NeverReady.Clear();
        cluster.Settle().ServingVersion.ShouldBe("v2");
        cluster.Judge!.Silent = false;
        cluster.Settle().ServingVersion.ShouldBe("v1");
    }

    [Fact]
    public void A_pause_before_the_switch_stops_it()
    {
        var cluster = Scenarios.WarmingUp();
        cluster.NeverReady.Clear();
        cluster.Annotate(WellKnown.PauseAnnotation, "looking at it").ServingVersion.ShouldBe("v2");
        cluster.Annotate(WellKnown.PauseAnnotation, null).ServingVersion.ShouldBe("v1");
    }

    [Theory]
    [InlineData(ResidualTraffic.None, 10, false)]
    [InlineData(ResidualTraffic.Some, 10, true)]
    [InlineData(ResidualTraffic.Unknown, 30, true)]
    public void Old_pods_that_still_get_requests_or_about_which_nothing_is_known_are_drained(
        ResidualTraffic residual,
        int after,
        bool drained
    )
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Residual = residual;
        cluster.Judge!.Verification = VerificationOutcome.Undecided;
        cluster.Judge!.Bad = "v2";
        cluster.Settle().Wait(after - 1);
        cluster.Status.Action!.Step.ShouldBe(ActionStep.Drain);
        cluster.Pods("v2").ShouldBe(2);
        cluster.Wait(1);
        cluster.Status.Action!.Step.ShouldBe(ActionStep.Verify);
        cluster.Status.Action!.MitigatedAt.ShouldNotBeNull();
        (cluster.Status.Action!.DrainedAt is not null).ShouldBe(drained);
        cluster.Pods("v2").ShouldBe(drained ? 0 : 2);
    }

    [Fact]
    public void A_rollback_that_cannot_be_verified_in_time_says_so_and_stays()
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Verification = VerificationOutcome.Undecided;
        cluster.Judge!.Bad = "v2";
        cluster.Wait(60).Wait(3 * 300);
        cluster.Status.Actions[0].Outcome.ShouldBe("Unverified");
        cluster.Revision("v2").State.ShouldBe(RevisionState.Quarantined);
        cluster.ServingVersion.ShouldBe("v1");
    }

    [Fact]
    public void What_an_earlier_leader_term_saw_neither_verifies_nor_disproves_a_rollback()
    {
        var cluster = Watched(300);
        cluster.Judge!.Verification = VerificationOutcome.Failed;
        cluster.Judge.Evaluate(cluster);
        cluster.Judge.Silent = true;
        cluster.Restart();
        cluster.Settle().Status.Action.ShouldNotBeNull();
        cluster.Revision("v2").State.ShouldBe(RevisionState.Quarantined);
        cluster.Wait(3 * 300).Status.Actions[0].Outcome.ShouldBe("Unverified");
        cluster.Status.Actions[0].Message.ShouldContain("policy fraud-slo last observed it at 20");
    }

    [Fact]
    public void What_was_seen_long_ago_neither_verifies_nor_disproves_a_rollback()
    {
        var s = Watched(300).See();
        Freshness.ObservationOf(s.Policies[0], s.Model.Status!.Action!, s).ShouldNotBeNull();
        Freshness.ObservationOf(s.Policies[0], s.Model.Status!.Action!, s with { Now = s.Now.AddMinutes(10) }).ShouldBeNull();
    }

    [Fact]
    public void What_an_earlier_leader_term_saw_of_the_old_pods_does_not_end_their_drain()
    {
        var cluster = Scenarios.Released();
        (cluster.Judge!.Verification, cluster.Judge.Bad) = (VerificationOutcome.Undecided, "v2");
        cluster.Settle().Status.Action!.Step.ShouldBe(ActionStep.Drain);
        cluster.Judge.Silent = true;
        cluster.Restart();
        cluster.Wait(20).Status.Action!.Step.ShouldBe(ActionStep.Drain);
        cluster.Wait(60).Status.Action!.DrainedAt.ShouldNotBeNull();
    }

    [Fact]
    public void Nothing_else_waits_for_a_rollback_that_is_only_verified()
    {
        var cluster = Scenarios
            .Released(m => m.Rollback("verifySeconds", 7200))
            .Wait(Scenarios.Soak)
            .Apply(AModel.Serving("v3").Rollback("verifySeconds", 7200))
            .Wait(60);
        (cluster.Judge!.Verification, cluster.Judge.Bad) = (VerificationOutcome.Undecided, "v3");
        cluster.Wait(60).ServingVersion.ShouldBe("v2");
        cluster.Pods("v1").ShouldBe(2);
        cluster.Wait(Scenarios.RetireAfter + 60).Status.Action!.Step.ShouldBe(ActionStep.Verify);
        cluster.Pods("v1").ShouldBe(0);
        cluster.Pods("v3").ShouldBe(2, "the release may yet prove not to be the cause");
        cluster.Apply(AModel.Serving("v2").Rollback("verifySeconds", 7200).Port(8443)).Service!.Ports[0]!["port"]!
            .GetValue<int>()
            .ShouldBe(8443);
    }

    /// <summary>v2 was rolled back, and its policy has yet to say whether that helped.</summary>
    private static FakeCluster Watched(int verifySeconds)
    {
        var cluster = Scenarios.Released(m => m.Rollback("verifySeconds", verifySeconds));
        (cluster.Judge!.Verification, cluster.Judge.Bad) = (VerificationOutcome.Undecided, "v2");
        cluster.Wait(60).Status.Action!.Step.ShouldBe(ActionStep.Verify);
        return cluster;
    }

    [Fact]
    public void A_rollback_that_did_not_help_lifts_the_quarantine_and_makes_no_second_hop()
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Verification = VerificationOutcome.Failed;
        cluster.Judge!.Bad = "v2";
        cluster.Wait(3600);
        cluster.Status.Actions[0].Outcome.ShouldBe("VerificationFailed");
        cluster.Revision("v2").State.ShouldBe(RevisionState.Pending);
        cluster.Revision("v2").Reason.ShouldNotBeNull().ShouldContain("did not help");
        cluster.Revisions[cluster.Hash("v2")].Quarantine.ShouldBeNull();
        cluster.ServingVersion.ShouldBe("v1");
    }

    [Fact]
    public void A_revision_whose_attribution_was_disproved_gets_the_traffic_again_once_the_common_cause_is_gone()
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Verification = VerificationOutcome.Failed;
        cluster.Judge!.Bad = "v2";
        cluster.Wait(60).ServingVersion.ShouldBe("v1");
        cluster.Judge!.Verification = VerificationOutcome.Passed;
        cluster.Judge!.Bad = null;
        cluster.Settle().ServingVersion.ShouldBe("v1");
        cluster.Wait(7300).ServingVersion.ShouldBe("v2");
        cluster.Revision("v2").Reason.ShouldBeNull();
    }

    [Fact]
    public void A_rollback_goes_to_the_good_revision_that_served_last_not_to_the_one_that_became_good_last()
    {
        var cluster = Scenarios.Good(AModel.Serving("v1")).Apply(AModel.Serving("v2")).Wait(Scenarios.Soak);
        cluster.Apply(AModel.Serving("v1")).Wait(60);
        cluster.Apply(AModel.Serving("v3")).Wait(60);
        cluster.Judge!.Bad = "v3";
        cluster.Wait(120).ServingVersion.ShouldBe("v1");
    }

    [Fact]
    public void An_episode_is_answered_once()
    {
        var cluster = Scenarios.RolledBack().Wait(7200);
        cluster.Status.Actions.Count(a => a.Kind == ActionKind.Rollback).ShouldBe(1);
        cluster.Status.Handled.ShouldHaveSingleItem().Episode.ShouldBe(1);
    }

    [Fact]
    public void A_rollback_in_progress_goes_on_when_the_spec_becomes_invalid()
    {
        var cluster = Scenarios.WarmingUp();
        cluster.Judge!.Residual = ResidualTraffic.Some;
        cluster.Apply(AModel.Serving("v3").WithoutContainers());
        cluster.NeverReady.Clear();
        cluster.Wait(120).Status.Actions[0].Outcome.ShouldBe("Verified");
        cluster.ServingVersion.ShouldBe("v1");
        cluster.Condition(WellKnown.Ready).Reason.ShouldBe("InvalidSpec");
    }

    [Fact]
    public void A_revision_that_is_applied_while_a_rollback_is_watched_supersedes_it()
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Verification = VerificationOutcome.Undecided;
        cluster.Judge!.Bad = "v2";
        cluster.Wait(30).Apply(AModel.Serving("v3"));
        cluster.ServingVersion.ShouldBe("v3");
        cluster.Status.Actions.Select(a => a.Outcome).Take(2).ShouldBe(["Done", "Superseded"]);
    }

    [Fact]
    public void A_rollback_leaves_the_port_that_clients_use()
    {
        var cluster = Scenarios.Good(AModel.Serving("v1")).Apply(AModel.Serving("v2").Port(8080)).Wait(60);
        cluster.Service!.Ports[0]!["port"]!.GetValue<int>().ShouldBe(8080);
        cluster.Judge!.Bad = "v2";
        cluster.Wait(120).ServingVersion.ShouldBe("v1");
        cluster.Service!.Ports[0]!["port"]!.GetValue<int>().ShouldBe(8080);
        cluster.Service = null;
        cluster.Settle().Service!.Ports[0]!["port"]!.GetValue<int>().ShouldBe(8080);
    }

    [Fact]
    public void The_revision_s_own_Service_follows_a_change_of_ports()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1"));
        cluster.Apply(AModel.Serving("v1").Port(8080));
        cluster.RevisionServices[cluster.Hash("v1")].Ports[0]!["port"]!.GetValue<int>().ShouldBe(8080);
    }
}
