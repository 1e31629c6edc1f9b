using System.Text.Json.Nodes;
using MlOps.EndToEnd.World;

namespace MlOps.EndToEnd.Scenarios;

/// <summary>Nothing happens that a person has not allowed, and everything that a person has.</summary>
public class LeverScenarios(SharedCluster cluster)
{
    [Fact]
    public Task A_recommended_rollback_waits_for_approval() => Scenario.RunAsync(cluster, "approve", async s =>
    {
        await s.BeginWithGoodVersionAsync();
        var policy = PolicyManifest.ToJson(s.Namespace);
        policy["spec"]!["mode"] = nameof(PolicyMode.Recommend);
        await s.PromiseAsync(policy);
        await s.ReleaseAsync(ModelManifest.With("2", "FAIL_PERCENT", 30));
        var status = await s.UntilAsync("the rollback is recommended", 60, a => a.Decisions.Any(d => d.Outcome == DecisionOutcome.Recommend));
        var decision = status.Decisions.First(d => d.Outcome == DecisionOutcome.Recommend);
        await s.UntilEventAsync("ApprovalNeeded", $"{WellKnown.ApproveAnnotation}={decision.Id}");
        await s.AnnotateAsync(WellKnown.ApproveAnnotation, "another-decision");
        await s.WhileAsync("version 2 keeps the traffic until it is approved", 8, a => a.EffectiveVersion == "2" && a.Action is null);
        await s.AnnotateAsync(WellKnown.ApproveAnnotation, decision.Id);
        (await s.UntilRolledBackAsync("2")).Id.ShouldBe(decision.Id);
    });

    [Fact]
    public Task Pauses_and_pins_hold_a_rollback_until_they_are_lifted() => Scenario.RunAsync(cluster, "levers", async s =>
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
    });

    private static async Task HeldAsync(Scenario s, string rule, string says)
    {
        await s.UntilAsync($"it is held by {rule}", 60, a => a.Decisions.Any(d => d.Outcome == DecisionOutcome.Hold && d.Rule == rule && d.Message.Contains(says, StringComparison.Ordinal)));
        await s.WhileAsync($"{rule} holds", 6, a => a.EffectiveVersion == "2" && a.Action is null);
    }
}
