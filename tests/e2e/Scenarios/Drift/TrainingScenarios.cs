using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.EndToEnd.Scenarios.Faults;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.EndToEnd.Scenarios.Drift;

/// <summary>Confirmed drift trains a model once, and nothing that goes wrong with the Job trains it twice.</summary>
public class TrainingScenarios(SharedCluster cluster)
{
    [Fact]
    public Task One_Job_although_the_operator_is_killed_after_each_write() =>
        Scenario.RunAsync(
            cluster,
            "training",
            async s =>
            {
                await BeginAsync(s, TrainingManifest.Succeeds);
                var kills = KillAfterEachWrite.OfTraining(s);
                await DriftAsync(s);
                var writes = await kills.UntilOverAsync(240, TestContext.Current.CancellationToken);
                writes.Count(IsJob).ShouldBe(1);
                writes.Count.ShouldBeGreaterThanOrEqualTo(3);
                var status = await UntilAsync(s, "the training has ended", t => t.Step == RetrainingStep.Done);
                (status.Retraining!.Outcome, status.Retraining.Attempt).ShouldBe(("Succeeded", 1));
                var job = (await JobsAsync(s)).ShouldHaveSingleItem();
                job["spec"]!["template"]!["spec"]!["containers"]![0]!["env"]!.ToJsonString().ShouldContain("MLOPS_DRIFT_SIGNALS");
                status.Handled.ShouldContain(h => h.Episode == 1 && h.Outcome == "Succeeded");
                await Scenario.PauseAsync(25);
                (await JobsAsync(s)).Count.ShouldBe(1);
            }
        );

    [Fact]
    public Task Trainings_that_fail_are_given_up_after_their_attempts() =>
        Scenario.RunAsync(
            cluster,
            "fails",
            async s =>
            {
                await BeginAsync(s, TrainingManifest.Fails with { MaxAttempts = 2 });
                await DriftAsync(s);
                var status = await UntilAsync(s, "the second attempt has failed", t => t is { Step: RetrainingStep.Done, Attempt: 2 });
                status.Actions.Where(a => a.Kind == ActionKind.Retrain).Select(a => a.Outcome).ShouldBe(["Failed", "Failed"]);
                status.Retraining!.Message.ShouldNotBeNull().ShouldContain("BackoffLimitExceeded");
                status.Handled.ShouldContain(h => h.Outcome == "Exhausted");
                await s.UntilEventAsync("RetrainExhausted", "2 attempts");
                await Scenario.PauseAsync(25);
                (await JobsAsync(s)).Count.ShouldBe(2);
            }
        );

    [Fact]
    public Task A_Job_that_is_deleted_while_nobody_looks_counts_as_one_attempt() =>
        Scenario.RunAsync(
            cluster,
            "lost",
            async s =>
            {
                await BeginAsync(s, TrainingManifest.Hangs with { MaxAttempts = 1 });
                await DriftAsync(s);
                var status = await UntilAsync(s, "the training runs", t => t.Step == RetrainingStep.Run);
                s.Operator.Kill();
                await s.Api.DeleteAsync(
                    Kinds.Jobs,
                    new ObjectKey(s.Namespace, status.Retraining!.JobName),
                    ct: TestContext.Current.CancellationToken
                );
                await s.ReplaceOperatorAsync();
                status = await UntilAsync(s, "the training is over", t => t.Step == RetrainingStep.Done);
                (status.Retraining!.Outcome, status.Retraining.Attempt).ShouldBe(("Lost", 1));
                (await JobsAsync(s)).ShouldBeEmpty();
            }
        );

    [Fact]
    public Task What_must_not_run_does_not_and_what_is_not_ours_stays() =>
        Scenario.RunAsync(
            cluster,
            "refused",
            async s =>
            {
                await BeginAsync(s, TrainingManifest.Hangs with { HostNetwork = true });
                await s.UntilEventAsync("RetrainingRefused", "spec.template.spec.hostNetwork", 60);
                await DriftAsync(s, "Observe");
                await s.UntilAsync(
                    "the training is held",
                    120,
                    m => m.Decisions.Any(d => d is { Action: ActionKind.Retrain, Rule: "TemplateRefused" })
                );
                (await JobsAsync(s)).ShouldBeEmpty();

                var name = await ForeignJobAsync(s);
                await s.ApplyAsync(ModelManifest.Good("1") with { Training = TrainingManifest.Succeeds with { MaxAttempts = 1 } });
                await DriftAsync(s);
                var status = await UntilAsync(s, "the name is taken", t => t.Step == RetrainingStep.Done);
                (status.Retraining!.Outcome, status.Retraining.JobName).ShouldBe(("NameTaken", name));
                (await JobsAsync(s)).ShouldBeEmpty();
                (
                    await s.Api.GetAsync(Kinds.Jobs, new ObjectKey(s.Namespace, name), TestContext.Current.CancellationToken)
                ).ShouldNotBeNull()["metadata"]!
                    ["ownerReferences"]
                    .ShouldBeNull();
            }
        );

    private static async Task BeginAsync(Scenario s, TrainingManifest training)
    {
        await s.ApplyAsync(ModelManifest.Good("1") with { Training = training });
        await s.UntilServesAsync("1");
    }

    private static Task<JsonObject> DriftAsync(Scenario s, string mode = "Enforce") =>
        s.Api.ApplyAsync(
            CustomKinds.DriftPolicies,
            new ObjectKey(s.Namespace, DriftManifest.Name),
            DriftManifest.Scored(s.Namespace, mode),
            TestContext.Current.CancellationToken
        );

    private static Task<ModelDeploymentStatus> UntilAsync(Scenario s, string what, Func<RetrainingStatus, bool> isSo) =>
        s.UntilAsync(what, 240, m => m.Retraining is { } training && isSo(training));

    /// <summary>Those of the operator; a foreign one carries no label of the model.</summary>
    private static Task<IReadOnlyList<JsonObject>> JobsAsync(Scenario s) =>
        s.Api.ListAllAsync(Kinds.Jobs, s.Namespace, WellKnown.ModelLabel, TestContext.Current.CancellationToken);

    /// <summary>Somebody has a Job of the very name that the first training will have.</summary>
    private static async Task<string> ForeignJobAsync(Scenario s)
    {
        var ct = TestContext.Current.CancellationToken;
        var policy = (await s.Api.GetAsync(CustomKinds.DriftPolicies, new ObjectKey(s.Namespace, DriftManifest.Name), ct))!["metadata"]![
            "uid"
        ]!.GetValue<string>();
        var model = (await s.ModelAsync())!.Metadata.Uid;
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{model}|{policy}|1|0|1|Retrain")));
        var name = $"{ModelManifest.Name}-rt-{id[..10]}";
        await s.Api.CreateAsync(
            Kinds.Jobs,
            s.Namespace,
            new JsonObject
            {
                ["apiVersion"] = "batch/v1",
                ["kind"] = "Job",
                ["metadata"] = new JsonObject { ["name"] = name },
                ["spec"] = new JsonObject { ["template"] = new JsonObject { ["spec"] = TrainingManifest.Succeeds.PodSpec() } },
            },
            ct
        );
        return name;
    }

    private static bool IsJob(Forwarding.ApiWrite write) => write.Path.EndsWith("/jobs", StringComparison.Ordinal);
}
