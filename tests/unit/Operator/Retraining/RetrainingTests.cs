using System.Text.Json.Nodes;
using MlOps.Decisions.Actions.Retraining;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Retraining;

public partial class RetrainingTests
{
    private const double Day = 86400;

    private static ActionRecord Last(FakeCluster cluster) => cluster.Status.Actions.First(a => a.Kind == ActionKind.Retrain);

    private static IEnumerable<string> Told(FakeCluster cluster) => cluster.Events.Select(n => n.Reason);

    private static string HeldBy(FakeCluster cluster) => cluster.Status.Decisions.First(d => d.Action == ActionKind.Retrain).Rule;

    [Fact]
    public void Confirmed_drift_starts_one_Job_and_its_success_ends_the_episode()
    {
        var cluster = Scenarios.Drifted().Settle();
        cluster.Jobs.Made.ShouldHaveSingleItem();
        cluster.Condition(WellKnown.Retraining).Reason.ShouldBe("Running");
        cluster.Jobs.End(true);
        cluster.Wait(30 * Day);
        cluster.Jobs.Made.ShouldHaveSingleItem();
        Last(cluster).Outcome.ShouldBe("Succeeded");
        cluster.Status.Handled.ShouldContain(h => h.PolicyUid == FakeDrift.Uid && h.Outcome == "Succeeded");
        Told(cluster).ShouldContain("RetrainingStarted");
        Told(cluster).ShouldContain("RetrainingSucceeded");
    }

    [Fact]
    public void The_intent_is_saved_before_the_Job_is_made()
    {
        var cluster = Scenarios.Drifted();
        cluster.BeforeEffect = (effect, status) =>
        {
            if (effect is MlOps.Decisions.Effects.CreateJob job)
                status.Retraining.ShouldNotBeNull().JobName.ShouldBe(job.Name);
        };
        cluster.Settle().Jobs.Made.ShouldHaveSingleItem();
    }

    [Fact]
    public void The_next_episode_is_trained_anew_after_the_cooldown()
    {
        var cluster = Scenarios.Drifted().Settle();
        cluster.Jobs.End(true);
        cluster.Settle().Drift!.Drifts = false;
        cluster.Settle().Drift!.Drifts = true;
        cluster.Wait(1800);
        HeldBy(cluster).ShouldBe("Cooldown");
        cluster.Wait(3600).Jobs.Made.Count.ShouldBe(2);
    }

    [Fact]
    public void A_failed_training_is_tried_again_after_twice_the_cooldown_and_given_up_after_its_attempts()
    {
        var cluster = Scenarios.Drifted(r => r["maxAttempts"] = 2).Settle();
        cluster.Jobs.End(false);
        cluster.Wait(7100).Jobs.Made.Count.ShouldBe(1);
        cluster.Wait(200).Jobs.Made.Count.ShouldBe(2);
        cluster.Jobs.End(false);
        cluster.Wait(30 * Day).Jobs.Made.Count.ShouldBe(2);
        cluster.Status.Handled.ShouldContain(h => h.PolicyUid == FakeDrift.Uid && h.Outcome == "Exhausted");
        Told(cluster).Count(r => r == "RetrainExhausted").ShouldBe(1);
        cluster.Jobs.Made.Select(j => j["metadata"]!["name"]!.GetValue<string>()).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void Rest_after_failures_doubles_up_to_a_week()
    {
        var spec = new RetrainingSpec();
        TrainingEnd.Rest(spec, 0).ShouldBe(TimeSpan.FromDays(1));
        TrainingEnd.Rest(spec, 2).ShouldBe(TimeSpan.FromDays(4));
        TrainingEnd.Rest(spec, 5).ShouldBe(TimeSpan.FromDays(7));
        TrainingEnd.Rest(spec with { CooldownSeconds = 10 * 86400 }, 3).ShouldBe(TimeSpan.FromDays(10));
    }

    [Fact]
    public void No_more_trainings_in_a_week_than_allowed_whoever_asks()
    {
        var cluster = Scenarios.Drifted(r => (r["maxPerWeek"], r["cooldownSeconds"]) = (2, 0)).Settle();
        for (var i = 0; i < 3; i++)
        {
            cluster.Jobs.End(true);
            cluster.Settle().Drift!.Drifts = false;
            cluster.Settle().Drift!.Drifts = true;
            cluster.Wait(1000);
        }

        cluster.Jobs.Made.Count.ShouldBe(2);
        HeldBy(cluster).ShouldBe("WeeklyBudget");
        cluster.Wait(7 * Day).Jobs.Made.Count.ShouldBe(3);
    }

    [Fact]
    public void A_Job_that_was_deleted_before_its_end_was_seen_counts_as_one_attempt()
    {
        var cluster = Scenarios.Drifted().Settle();
        cluster.Jobs.Delete();
        cluster.Settle();
        Last(cluster).Outcome.ShouldBe("Lost");
        cluster.Jobs.Made.ShouldHaveSingleItem();
        cluster.Wait(7300).Status.Retraining!.Attempt.ShouldBe(2);
    }

    [Fact]
    public void A_foreign_Job_of_the_same_name_is_left_alone()
    {
        var cluster = Scenarios.Drifted();
        cluster.BeforeEffect = (effect, _) =>
        {
            if (effect is MlOps.Decisions.Effects.CreateJob job)
                cluster.Jobs.Foreign(job.Name);
        };
        cluster.Settle();
        Last(cluster).Outcome.ShouldBe("NameTaken");
        cluster.Jobs.Made.ShouldBeEmpty();
    }

    [Fact]
    public void A_Job_that_the_server_refuses_counts_as_one_attempt_and_says_why()
    {
        var cluster = Scenarios.Drifted();
        cluster.Jobs.Refusal = "spec.template.spec.containers[0].image: Required value";
        cluster.Settle();
        (Last(cluster).Outcome, Last(cluster).Message.Contains("Required value", StringComparison.Ordinal)).ShouldBe(("Refused", true));
    }

    [Fact]
    public void An_intent_whose_Job_cannot_be_made_runs_out()
    {
        var cluster = Scenarios.Drifted();
        cluster.Jobs.Down = true;
        while (cluster.Status.Retraining is null)
            cluster.Pass();
        cluster.Clock.Advance(TimeSpan.FromSeconds(TrainingJobObject.ShortestKept));
        cluster.Settle();
        Last(cluster).Outcome.ShouldBe("NotStarted");
        cluster.Jobs.Down = false;
        cluster.Wait(2 * 3600).Jobs.Made.ShouldHaveSingleItem();
        cluster.Status.Retraining!.Attempt.ShouldBe(1, "no Job was made before");
    }

    [Fact]
    public void A_pause_calls_an_intent_off_before_its_Job_is_made_and_never_a_running_Job()
    {
        var cluster = Scenarios.Drifted();
        while (cluster.Status.Retraining is null)
            cluster.Pass();
        cluster.Annotate(WellKnown.PauseAnnotation, "night");
        (Last(cluster).Outcome, cluster.Jobs.Made.Count, cluster.Status.Retraining!.Starts.Count).ShouldBe(("Cancelled", 0, 0));
        cluster.Annotate(WellKnown.PauseAnnotation, null);
        cluster.Jobs.Made.ShouldHaveSingleItem();
        cluster.Annotate(WellKnown.PauseAnnotation, "night").Condition(WellKnown.Retraining).Reason.ShouldBe("Running");
    }

    [Fact]
    public void A_rollback_does_not_wait_for_a_training_that_runs()
    {
        var cluster = Scenarios.Released(m => m.Trained());
        cluster.Drift = new FakeDrift { Drifts = true };
        cluster.Settle().Jobs.Made.ShouldHaveSingleItem();
        cluster.Judge!.Bad = "v2";
        cluster.Wait(120).ServingVersion.ShouldBe("v1");
        cluster.Jobs.Made.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_training_waits_until_the_traffic_is_where_it_shall_be()
    {
        var cluster = Scenarios.WarmingUp();
        cluster.Apply(AModel.Serving("v2").Trained());
        cluster.Drift = new FakeDrift { Drifts = true };
        cluster.Settle().Jobs.Made.ShouldBeEmpty();
        HeldBy(cluster).ShouldBe("ActionInProgress");
    }

    [Fact]
    public void A_template_that_asks_for_the_node_is_refused_at_once_and_starts_nothing()
    {
        var cluster = Scenarios.Drifted(r => r["jobTemplate"]!["spec"]!["template"]!["spec"]!["hostNetwork"] = true).Settle();
        cluster.Jobs.Made.ShouldBeEmpty();
        HeldBy(cluster).ShouldBe("TemplateRefused");
        cluster.Condition(WellKnown.Retraining).Message.ShouldContain("spec.template.spec.hostNetwork");
        Told(cluster).Count(r => r == "RetrainingRefused").ShouldBe(1);
    }

    [Fact]
    public void A_running_training_outlives_the_spec_that_started_it()
    {
        var cluster = Scenarios.Drifted().Settle();
        cluster.Apply(AModel.Serving("v1"));
        cluster.Status.Retraining!.Step.ShouldBe(RetrainingStep.Run);
        cluster.Jobs.End(true);
        cluster.Settle();
        Last(cluster).Outcome.ShouldBe("Succeeded");
    }

    [Fact]
    public void A_model_that_does_not_say_how_it_is_trained_is_told_so()
    {
        var cluster = Scenarios.Good(AModel.Serving("v1"));
        cluster.Drift = new FakeDrift { Drifts = true };
        HeldBy(cluster.Settle()).ShouldBe("NotDeclared");
    }

    [Fact]
    public void Status_of_a_training_is_taken_by_the_server_as_it_is()
    {
        var cluster = Scenarios.Drifted().Settle();
        cluster.Jobs.End(false);
        cluster.Settle().Status.ShouldBeTakenByTheServer(typeof(ModelDeployment));
    }

    [Fact]
    public void A_training_whatever_dies_when_is_one_Job()
    {
        var writes = Play((_, _) => { }).Writes;
        writes.ShouldBeGreaterThanOrEqualTo(3);
        for (var k = 1; k <= writes; k++)
        {
            var (cluster, _) = Play(
                (c, write) =>
                {
                    if (write == k)
                        c.Restart();
                }
            );
            cluster.Jobs.Made.ShouldHaveSingleItem($"died after write {k}");
            Last(cluster).Outcome.ShouldBe("Succeeded");
        }
    }

    private static (FakeCluster Cluster, int Writes) Play(Action<FakeCluster, int> afterWrite)
    {
        var cluster = Scenarios.Drifted();
        var start = cluster.Writes;
        cluster.AfterWrite = write => afterWrite(cluster, write - start);
        cluster.Settle().Jobs.End(true);
        return (cluster.Wait(3600), cluster.Writes - start);
    }

    [Fact]
    public void The_Job_knows_the_model_and_the_drift_and_keeps_the_users_fields()
    {
        var cluster = Scenarios
            .Drifted(r =>
            {
                r["jobTemplate"]!["metadata"] = new JsonObject { ["labels"] = new JsonObject { ["team"] = "risk" } };
                r["jobTemplate"]!["spec"]!["backoffLimit"] = 4;
                r["jobTemplate"]!["spec"]!["ttlSecondsAfterFinished"] = 0;
                r["jobTemplate"]!["spec"]!["template"]!["spec"]!["containers"]![0]!["futureField"] = "kept";
            })
            .Settle();
        var job = cluster.Jobs.Made[0];
        job["metadata"]!["labels"]!["team"]!.GetValue<string>().ShouldBe("risk");
        job["metadata"]!["ownerReferences"]![0]!["uid"]!.GetValue<string>().ShouldBe(FakeCluster.Uid);
        var spec = job["spec"]!;
        (
            spec["backoffLimit"]!.GetValue<int>(),
            spec["activeDeadlineSeconds"]!.GetValue<int>(),
            spec["ttlSecondsAfterFinished"]!.GetValue<int>()
        ).ShouldBe((4, 21600, 600));
        var container = spec["template"]!["spec"]!["containers"]![0]!;
        container["futureField"]!.GetValue<string>().ShouldBe("kept");
        var env = ((JsonArray)container["env"]!).ToDictionary(e => e!["name"]!.GetValue<string>(), e => e!["value"]!.GetValue<string>());
        (env["MLOPS_MODEL_VERSION"], env["MLOPS_DRIFT_SIGNALS"], env["MLOPS_DRIFT_EPISODE"]).ShouldBe(("v1", "amount", "1"));
        spec["template"]!["spec"]!["restartPolicy"]!.GetValue<string>().ShouldBe("Never");
        (spec["template"]!["metadata"]?["labels"]?[WellKnown.ModelLabel]).ShouldBeNull("its pods must not get the model's requests");
    }

    [Fact]
    public void A_second_attempt_is_another_training_also_when_another_policy_trained_in_between()
    {
        var cluster = Scenarios.Drifted();
        cluster.Settle();
        var first = cluster.Status.Retraining!;
        cluster.Jobs.End(false);
        cluster.Settle();
        cluster.Status.Retraining!.Outcome.ShouldBe("Failed");
        var state = cluster.See();
        var other = cluster.Status with
        {
            Retraining = cluster.Status.Retraining with
            {
                PolicyUid = "another",
                Policy = "another",
                Id = "0123456789abcdef0123",
                JobName = "fraud-rt-0123456789",
                NotBefore = null,
            },
        };
        var c = new RetrainCase(state, other, state.DriftPolicies[0], state.DriftPolicies[0].Status!.Requests[0]);
        (c.Attempt, c.Id == first.Id).ShouldBe((2, false));
    }
}
