using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Retraining;

/// <summary>What keeps a training from being started although there is drift.</summary>
public class HeldTrainingTests
{
    private const double Day = 86400;

    private static string HeldBy(FakeCluster cluster) => cluster.Status.Decisions.First(d => d.Action == ActionKind.Retrain).Rule;

    [Fact]
    public void Manual_approval_makes_the_Job_only_once_it_is_given()
    {
        var cluster = Scenarios.Drifted(r => r["approval"] = "Manual").Wait(3600);
        cluster.Jobs.Made.ShouldBeEmpty();
        var decision = cluster.Status.Decisions.First(d => d.Action == ActionKind.Retrain);
        decision.Outcome.ShouldBe(DecisionOutcome.Recommend);
        cluster.Annotate(WellKnown.ApproveAnnotation, "another").Jobs.Made.ShouldBeEmpty();
        cluster.Annotate(WellKnown.ApproveAnnotation, decision.Id).Jobs.Made.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_rejected_training_is_not_started()
    {
        var cluster = Scenarios.Drifted(r => r["approval"] = "Manual").Settle();
        cluster.Annotate(WellKnown.RejectAnnotation, cluster.Status.Decisions[0].Id).Wait(Day);
        cluster.Jobs.Made.ShouldBeEmpty();
        HeldBy(cluster).ShouldBe("Rejected");
    }

    [Theory]
    [InlineData(PolicyMode.Observe, DecisionOutcome.DryRun)]
    [InlineData(PolicyMode.Recommend, DecisionOutcome.Recommend)]
    public void What_a_policy_may_not_do_is_recorded(PolicyMode mode, DecisionOutcome outcome)
    {
        var cluster = Scenarios.Drifted(drift: d => d.Mode = mode).Wait(Day);
        cluster.Jobs.Made.ShouldBeEmpty();
        cluster.Status.Decisions.Count(d => d.Action == ActionKind.Retrain).ShouldBe(1);
        cluster.Status.Decisions[0].Outcome.ShouldBe(outcome);
    }

    [Fact]
    public void Doubtful_data_is_never_trained_on_even_if_a_person_approves()
    {
        var cluster = Scenarios
            .Drifted(drift: d => d.Doubt = new DataQualityIssue { Rule = "SignalVanished", Message = "amount is scraped no more" })
            .Wait(3600);
        cluster.Annotate(WellKnown.ApproveAnnotation, cluster.Status.Decisions[0].Id).Wait(3600);
        (cluster.Jobs.Made.Count, HeldBy(cluster)).ShouldBe((0, "SignalVanished"));
    }

    [Fact]
    public void Evidence_that_grew_old_starts_nothing()
    {
        var cluster = Scenarios.Drifted(r => r["approval"] = "Manual").Settle();
        cluster.Drift!.Silent = true;
        cluster.Wait(3600);
        cluster.Annotate(WellKnown.ApproveAnnotation, cluster.Status.Decisions[^1].Id).Jobs.Made.ShouldBeEmpty();
        HeldBy(cluster).ShouldBe("EvidenceStale");
    }
}
