using System.Globalization;
using System.Text.Json.Nodes;
using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.EndToEnd.Scenarios.People;

/// <summary>Drift is not trained on while the data look broken.</summary>
public class VetoScenarios(SharedCluster cluster)
{
    [Fact]
    public Task Broken_data_keep_confirmed_drift_from_training_until_they_are_whole() =>
        Scenario.RunAsync(
            cluster,
            "veto",
            async s =>
            {
                await s.ApplyAsync(ModelManifest.Good("1") with { Training = TrainingManifest.Succeeds });
                await s.UntilServesAsync("1");
                var since = TimeProvider.System.GetUtcNow();
                // Half of the values are missing since this moment, and none were before: Prometheus is asked for both times.
                await ApplyAsync(
                    s,
                    string.Create(CultureInfo.InvariantCulture, $"vector(0.5) * (vector(time()) >= bool {since.ToUnixTimeSeconds()})"),
                    since
                );
                var held = await s.UntilAsync(
                    "the training is held",
                    120,
                    m => m.Decisions.Any(d => d is { Action: ActionKind.Retrain, Rule: "MissingValuesRose" })
                );
                held.Decisions.Last(d => d.Rule == "MissingValuesRose")
                    .Message.ShouldNotBeNull()
                    .ShouldContain("50 % of the values of score are missing, against 0 % in the reference");
                await s.UntilEventAsync("DataQualityIssue", "MissingValuesRose", 60);
                (held.Retraining, await JobsAsync(s)).ShouldBe((null, 0));

                await ApplyAsync(s, "vector(0)", since);
                await s.UntilAsync("the training has ended", 120, m => m.Retraining is { Step: RetrainingStep.Done, Outcome: "Succeeded" });
                (await JobsAsync(s)).ShouldBe(1);
            }
        );

    private static Task<JsonObject> ApplyAsync(Scenario s, string missing, DateTimeOffset since) =>
        s.Api.ApplyAsync(
            CustomKinds.DriftPolicies,
            new ObjectKey(s.Namespace, DriftManifest.Name),
            DriftManifest.ScoredOver(s.Namespace, missing, since),
            TestContext.Current.CancellationToken
        );

    private static async Task<int> JobsAsync(Scenario s) =>
        (await s.Api.ListAllAsync(Kinds.Jobs, s.Namespace, WellKnown.ModelLabel, TestContext.Current.CancellationToken)).Count;
}
