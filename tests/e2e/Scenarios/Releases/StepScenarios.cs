using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Entities.SloPolicies.Status.Releases;
using MlOps.Runtime.Objects;

namespace MlOps.EndToEnd.Scenarios.Releases;

/// <summary>After the switch a rollback still drains and verifies; every step checks the Service.</summary>
public class StepScenarios(SharedCluster cluster)
{
    [Fact]
    public Task A_Service_that_is_deleted_while_it_drains_and_verifies_comes_back_at_once() =>
        Scenario.RunAsync(
            cluster,
            "lostservice",
            async s =>
            {
                await s.BeginWithGoodVersionAsync();
                var good = Scenario.HashOf(await s.StatusAsync(), "1");
                await s.ReleaseAsync(ModelManifest.With("2", "FAIL_PERCENT", 30));
                foreach (var step in new[] { ActionStep.Drain, ActionStep.Verify })
                {
                    await s.UntilAsync(
                        $"the rollback is at {step}",
                        120,
                        a => a.Action is { Kind: ActionKind.Rollback } action && action.Step == step
                    );
                    await s.DeleteServiceAsync();
                    await Wait.UntilAsync($"the Service is back at version 1 in {step}", 15, s.ServiceRevisionAsync, r => r == good);
                }
            }
        );

    [Fact]
    public Task Pods_that_a_person_selects_during_the_drain_are_not_stopped() =>
        Scenario.RunAsync(
            cluster,
            "drainedit",
            async s =>
            {
                await s.BeginWithGoodVersionAsync();
                await s.ReleaseAsync(ModelManifest.With("2", "FAIL_PERCENT", 30), l => l with { NeverClose = true });
                var status = await s.UntilAsync(
                    "the rollback drains",
                    120,
                    a => a.Action is { Kind: ActionKind.Rollback, Step: ActionStep.Drain, DrainedAt: null }
                );
                var bad = Scenario.HashOf(status, "2");
                await s.EditSelectorAsync(bad);
                await s.UntilAsync("the rollback ends as overridden", 30, a => a.Actions is [{ Outcome: "Overridden" }, ..]);
                await Wait.WhileAsync(
                    "version 2 keeps its pod and the traffic",
                    20,
                    async () => $"{await s.ServiceRevisionAsync()} with {(await s.PodsOfAsync(bad)).Count} pods",
                    x => x == $"{bad} with 1 pods"
                );
                await s.EditSelectorAsync(Scenario.HashOf(status, "1"));
                await s.UntilAsync("the override is over", 30, a => a.OverriddenSince is null && a.EffectiveVersion == "1");
            }
        );

    [Fact]
    public Task A_bad_fix_of_a_hasty_fix_goes_back_to_the_version_that_was_good() =>
        Scenario.RunAsync(
            cluster,
            "hasty",
            async s =>
            {
                await s.BeginWithGoodVersionAsync();
                var good = Scenario.HashOf(await s.StatusAsync(), "1");
                await s.ReleaseAsync(ModelManifest.Good("2"));
                await Scenario.PauseAsync(5);
                await s.ReleaseAsync(ModelManifest.With("3", "FAIL_PERCENT", 30));
                var status = await s.UntilAsync(
                    "version 3 is rolled back",
                    150,
                    a => a.Actions.Any(x => x is { Kind: ActionKind.Rollback, Outcome: "Verified" })
                );
                status.EffectiveRevision.ShouldBe(good);
                await s.UntilReleasedIsAsync("False", "RolledBack");
            }
        );

    [Fact]
    public Task A_model_that_is_deleted_and_applied_again_inherits_no_proof() =>
        Scenario.RunAsync(
            cluster,
            "reborn",
            async s =>
            {
                await s.BeginWithGoodVersionAsync();
                await s.UntilReleasedIsAsync("True", "KnownGood");
                await s.DeleteModelAsync();
                await s.ApplyAsync(ModelManifest.Good("1"));
                await s.UntilServesAsync("1");
                // Its Service has a new address, so its clients are gone and no request is counted.
                await s.WhileAsync("it is not known good without a request", 30, a => a.Revisions.All(r => r.State != RevisionState.Good));
                (await s.PolicyStatusAsync())!.Release!.Phase.ShouldBe(ReleasePhase.Testing);
                await s.LoadAsync();
                await s.UntilGoodAsync("1");
            }
        );

    [Fact]
    public Task An_older_policy_that_is_broken_disables_no_younger_one() =>
        Scenario.RunAsync(
            cluster,
            "elder",
            async s =>
            {
                foreach (
                    var (name, change) in new (string, Action<System.Text.Json.Nodes.JsonNode>)[]
                    {
                        ("a-invalid", p => p["spec"]!["objectives"]![0]!["target"] = "0.99"),
                        ("a-sourceless", p => p["spec"]!["prometheus"] = "elsewhere"),
                    }
                )
                {
                    var broken = PolicyManifest.ToJson(s.Namespace);
                    broken["metadata"]!["name"] = name;
                    change(broken);
                    await s.Api.ApplyAsync(CustomKinds.Policies, new ObjectKey(s.Namespace, name), broken);
                }

                await s.BeginWithGoodVersionAsync();
                await s.ReleaseAsync(ModelManifest.With("2", "FAIL_PERCENT", 30));
                await s.UntilRolledBackAsync("2");
            }
        );
}
