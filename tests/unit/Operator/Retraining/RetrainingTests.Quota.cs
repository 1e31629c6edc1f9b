using MlOps.Decisions.Actions.Retraining;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Retraining;

/// <content>A Job that is forbidden, not invalid.</content>
public partial class RetrainingTests
{
    [Fact]
    public void A_quota_that_forbids_the_Job_is_told_and_counts_neither_as_an_attempt_nor_for_the_week()
    {
        var cluster = Scenarios.Drifted(r => (r["maxAttempts"], r["maxPerWeek"]) = (1, 1));
        var quota = "jobs.batch is forbidden: exceeded quota: jobs, used: count/jobs.batch=5";
        cluster.Refuses = effect => effect is CreateJob ? quota : null;
        while (cluster.Status.Retraining is null)
            cluster.Pass();
        cluster.Wait(60);
        cluster.Condition(WellKnown.WritesAccepted).Message.ShouldContain(quota);
        cluster.Status.Retraining.Step.ShouldBe(RetrainingStep.Create);
        cluster.Wait(TrainingJobObject.ShortestKept);
        (Last(cluster).Outcome, Last(cluster).Message.Contains(quota, StringComparison.Ordinal)).ShouldBe(("NotStarted", true));
        cluster.Status.Retraining!.Starts.ShouldBeEmpty();
        cluster.Refuses = null;
        cluster.Wait(2 * 3600).Jobs.Made.ShouldHaveSingleItem();
        cluster.Status.Retraining!.Attempt.ShouldBe(1);
        Told(cluster).ShouldNotContain("RetrainExhausted");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Only_the_refusal_of_its_own_Job_is_told_of_a_training(bool own)
    {
        var cluster = Scenarios.Drifted();
        while (cluster.Status.Retraining is null)
            cluster.Pass();
        var job = own ? cluster.Status.Retraining.JobName : "fraud-train-of-last-week";
        var refused = new RefusedEffect($"Create training Job {job}", "exceeded quota", cluster.Now, IsReported: true);
        var plan = new ReconcilePlan(cluster.See() with { Refused = [refused] }, cluster.Status);
        RetrainingCondition.Of(plan)!.Message.Contains("exceeded quota", StringComparison.Ordinal).ShouldBe(own);
    }
}
