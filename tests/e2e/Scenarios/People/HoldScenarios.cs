using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.EndToEnd.Scenarios.People;

/// <summary>When it is right to leave the traffic where it is, and to say why.</summary>
public class HoldScenarios(SharedCluster cluster)
{
    [Fact]
    public Task A_version_that_never_becomes_ready_gets_no_traffic() =>
        Scenario.RunAsync(
            cluster,
            "unready",
            async s =>
            {
                await s.BeginWithGoodVersionAsync(ModelManifest.Good("1") with { ProgressDeadlineSeconds = 10 });
                await s.ApplyAsync(ModelManifest.With("2", "NEVER_READY", "true") with { ProgressDeadlineSeconds = 10 });
                var status = await s.UntilAsync(
                    "the delay is reported",
                    40,
                    a => a.Conditions.Any(c => c is { Type: WellKnown.Progressing, Reason: "ProgressDeadlineExceeded" })
                );
                status.EffectiveVersion.ShouldBe("1");
                await s.UntilReleasedIsAsync("False", "NotReady");
                s.SwitchesTo(Scenario.HashOf(status, "2")).ShouldBeEmpty();
                (await s.LoadSummaryAsync())!["versions"]!.AsObject().Select(v => v.Key).ShouldNotContain("2");
            }
        );

    [Fact]
    public Task A_first_deployment_that_burns_is_held() =>
        Scenario.RunAsync(
            cluster,
            "first",
            async s =>
            {
                await s.ApplyAsync(ModelManifest.With("1", "FAIL_PERCENT", 50));
                await s.PromiseAsync();
                await s.UntilServesAsync("1");
                await s.LoadAsync();
                var status = await s.UntilAsync(
                    "the hold is recorded",
                    60,
                    a => a.Decisions.Any(d => d is { Outcome: DecisionOutcome.Hold, Rule: "NoSafeRevision" })
                );
                status.EffectiveVersion.ShouldBe("1");
                await s.UntilEventAsync("ActionHeld", "NoSafeRevision");
            }
        );

    [Fact]
    public Task A_surge_after_a_good_release_is_no_reason_to_roll_back() =>
        Scenario.RunAsync(
            cluster,
            "surge",
            async s =>
            {
                await s.BeginWithGoodVersionAsync(ModelManifest.With("1", "CAPACITY_RPS", 60));
                await s.ReleaseAsync(ModelManifest.With("2", "CAPACITY_RPS", 60), l => l with { Rate = 30, Ramp = (200, 1) });
                await s.UntilAsync(
                    "the hold is recorded",
                    60,
                    a => a.Decisions.Any(d => d is { Outcome: DecisionOutcome.Hold, Rule: "DemandSurged" })
                );
                await s.WhileAsync("version 2 keeps the traffic", 15, a => a.EffectiveVersion == "2" && a.Action is null);
            }
        );
}
