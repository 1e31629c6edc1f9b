using System.Text.Json.Nodes;
using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.Entities.ModelDeployments.Circuits;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.EndToEnd.Scenarios.People;

/// <summary>Nothing happens that a person has not allowed, and everything that a person has.</summary>
public class LeverScenarios(SharedCluster cluster)
{
    [Fact]
    public Task A_recommended_rollback_waits_for_approval() =>
        Scenario.RunAsync(
            cluster,
            "approve",
            async s =>
            {
                await s.BeginWithGoodVersionAsync();
                var policy = PolicyManifest.ToJson(s.Namespace);
                policy["spec"]!["mode"] = nameof(PolicyMode.Recommend);
                await s.PromiseAsync(policy);
                await s.ReleaseAsync(ModelManifest.With("2", "FAIL_PERCENT", 30));
                var status = await s.UntilAsync(
                    "the rollback is recommended",
                    60,
                    a => a.Decisions.Any(d => d.Outcome == DecisionOutcome.Recommend)
                );
                var decision = status.Decisions.First(d => d.Outcome == DecisionOutcome.Recommend);
                await s.UntilEventAsync("ApprovalNeeded", $"{WellKnown.ApproveAnnotation}={decision.Id}");
                await s.AnnotateAsync(WellKnown.ApproveAnnotation, "another-decision");
                await s.WhileAsync(
                    "version 2 keeps the traffic until it is approved",
                    8,
                    a => a.EffectiveVersion == "2" && a.Action is null
                );
                await s.AnnotateAsync(WellKnown.ApproveAnnotation, decision.Id);
                (await s.UntilRolledBackAsync("2")).Id.ShouldBe(decision.Id);
            }
        );

    [Fact]
    public Task Pauses_and_pins_hold_a_rollback_until_they_are_lifted() =>
        Scenario.RunAsync(
            cluster,
            "levers",
            async s =>
            {
                await s.BeginWithGoodVersionAsync();
                await s.SetAsync("pauseRequests", new JsonArray(new JsonObject { ["by"] = "sre", ["reason"] = "game day" }));
                await s.ReleaseAsync(ModelManifest.With("2", "FAIL_PERCENT", 30));
                await HeldAsync(s, "Paused", "game day");
                var hash = Scenario.HashOf(await s.StatusAsync(), "2");
                await s.AnnotateAsync(WellKnown.PinAnnotation, hash);
                await s.SetAsync("pauseRequests", null);
                await HeldAsync(s, "Pinned", hash);
                await s.AnnotateAsync(WellKnown.PinAnnotation, null);
                await s.UntilRolledBackAsync("2");
            }
        );

    /// <summary>Two good versions, so that a rollback is not what happens: a person takes the newer one away, and gives it back.</summary>
    [Fact]
    public Task An_isolated_model_is_answered_by_its_fallback_until_the_annotation_goes() =>
        Scenario.RunAsync(
            cluster,
            "isolate",
            async s =>
            {
                await s.BeginWithGoodVersionAsync();
                var fallback = (await s.StatusAsync()).EffectiveRevision;
                await s.AnnotateAsync(WellKnown.IsolateAnnotation, "nobody could answer");
                await s.UntilEventAsync("IsolateNotFollowed", "spec.circuitBreaker.fallback");
                await s.WhileAsync(
                    "nothing is switched without a fallback",
                    4,
                    a => a.Circuit?.Revision is null && a.EffectiveRevision == fallback
                );
                await s.AnnotateAsync(WellKnown.IsolateAnnotation, null);

                await s.SetAsync(
                    "circuitBreaker",
                    new JsonObject { ["fallback"] = new JsonObject { ["kind"] = nameof(FallbackKind.LastKnownGood) } }
                );
                await s.ReleaseAsync(ModelManifest.Good("2"));
                var hash = Scenario.HashOf(await s.StatusAsync(), "2");
                await s.AnnotateAsync(WellKnown.IsolateAnnotation, "incident 17");
                await Wait.UntilAsync("version 1 answers", 60, s.ServiceRevisionAsync, r => r == fallback);
                await s.UntilAsync(
                    "the status says so",
                    20,
                    a => a.Circuit is { State: CircuitState.Isolated } && a.Conditions.Any(c => c is { Type: "Isolated", Status: "True" })
                );
                await Wait.WhileAsync("it stays so", 8, s.ServiceRevisionAsync, r => r == fallback);
                await s.AnnotateAsync(WellKnown.IsolateAnnotation, null);
                await Wait.UntilAsync("version 2 answers again", 60, s.ServiceRevisionAsync, r => r == hash);
                await s.UntilAsync(
                    "the circuit is closed",
                    20,
                    a => a.Circuit?.State is not CircuitState.Isolated && a.EffectiveRevision == hash
                );
            }
        );

    private static async Task HeldAsync(Scenario s, string rule, string says)
    {
        await s.UntilAsync(
            $"it is held by {rule}",
            60,
            a =>
                a.Decisions.Any(d =>
                    d.Outcome == DecisionOutcome.Hold && d.Rule == rule && d.Message.Contains(says, StringComparison.Ordinal)
                )
        );
        await s.WhileAsync($"{rule} holds", 6, a => a.EffectiveVersion == "2" && a.Action is null);
    }
}
