using MlOps.Decisions.Effects;
using MlOps.Decisions.State;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Probing;

/// <summary>Paired probes from the decision to the switch: proof overrides suspicion at every step, and nobody is asked in vain.</summary>
public class ProbedRollbackTests
{
    /// <summary>v2 is bad while demand has surged; a rollback to v1 needs more pods than v1 has.</summary>
    private static FakeCluster Surged(ProbeResult suspect)
    {
        var cluster = Scenarios.Released(m => m.Probed()).Apply(AModel.Serving("v2").Probed().Replicas(4));
        cluster.ProbeAnswers = new ProbePair(suspect, new ProbeResult(cluster.Hash("v1"), true, 10, 0, "v1 answered 10 of 10 probes"));
        (cluster.Judge!.Demand, cluster.Judge.Bad) = (DemandTrend.Surged, "v2");
        return cluster.Settle();
    }

    [Fact]
    public void A_release_that_probes_prove_bad_is_rolled_back_though_demand_has_surged()
    {
        var cluster = Surged(new ProbeResult("v2", true, 10, 10, "v2 failed 10 of 10 probes")).Wait(30);
        cluster.ServingVersion.ShouldBe("v1");
        cluster.Status.Actions[0].Kind.ShouldBe(ActionKind.Rollback);
    }

    [Fact]
    public void A_revision_that_does_not_answer_in_time_may_be_overloaded_and_is_not_proven_bad_by_that()
    {
        var cluster = Surged(new ProbeResult("v2", false, 10, 10, "unreachable: no answer in time")).Wait(60);
        cluster.ServingVersion.ShouldBe("v2");
        cluster.Status.Waiting!.Rule.ShouldBe("DemandSurged");
    }

    /// <summary>Both answer: what failed may be over, unless newer scrapes fail by themselves.</summary>
    [Fact]
    public void A_release_whose_probes_are_answered_is_rolled_back_once_what_came_later_fails_by_itself()
    {
        var cluster = Answered();
        cluster.Wait(40).ServingVersion.ShouldBe("v2");
        cluster.Status.Waiting!.Rule.ShouldBe("BothAnswer");
        cluster.Wait(40).ServingVersion.ShouldBe("v1");
        cluster.Status.ProbesAnsweredAt.ShouldBeNull();
    }

    [Fact]
    public void What_is_proven_after_the_first_suspicion_has_ended_waits_for_an_answer_of_its_own()
    {
        var cluster = Answered();
        var first = cluster.Status.ProbesAnsweredAt.ShouldNotBeNull();
        cluster.Wait(30).Status.ProbesAnsweredAt.ShouldBe(first);
        cluster.Judge!.Bad = null;
        cluster.Wait(120).Status.ProbesAnsweredAt.ShouldBeNull();
        cluster.Judge.Bad = "v2";
        cluster.Wait(15).Status.ProbesAnsweredAt.ShouldNotBeNull().ShouldBeGreaterThan(first);
        cluster.ServingVersion.ShouldBe("v2");
    }

    private static FakeCluster Answered()
    {
        var cluster = Scenarios.Released(m => m.Probed());
        cluster.ProbeAnswers = new ProbePair(
            new ProbeResult("v2", true, 10, 0, "answered"),
            new ProbeResult("v1", true, 10, 0, "answered")
        );
        (cluster.Judge!.Bad, cluster.Judge.Reach) = ("v2", TimeSpan.FromSeconds(60));
        return cluster.Settle();
    }

    [Fact]
    public void While_a_person_or_the_mode_holds_a_rollback_nobody_is_probed()
    {
        var cluster = Scenarios.Released(m => m.Probed());
        cluster.ProbeAnswers = new ProbePair(new ProbeResult("v2", true, 10, 10, "failed"), new ProbeResult("v1", true, 10, 0, "answered"));
        cluster.Refuses = e => e is SwitchService ? "denied" : null;
        cluster.Judge!.Bad = "v2";
        cluster.Wait(30).Status.Action!.Step.ShouldBe(ActionStep.Switch);
        cluster.ProbesAsked.ShouldBeGreaterThan(0);
        cluster.Annotate(WellKnown.PauseAnnotation, "looking");
        cluster.Refuses = null;
        var asked = cluster.ProbesAsked;
        cluster.Wait(60).Status.Action.ShouldNotBeNull();
        cluster.ProbesAsked.ShouldBe(asked);
        cluster.Judge!.Mode = PolicyMode.Observe;
        cluster.Annotate(WellKnown.PauseAnnotation, null).Wait(60).ServingVersion.ShouldBe("v2");
        cluster.ProbesAsked.ShouldBe(asked);
    }
}
