using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.EndToEnd.Scenarios.Releases;

/// <summary>The main job.</summary>
public class RollbackScenarios(SharedCluster cluster)
{
    [Fact]
    public Task A_bad_version_is_rolled_back_and_stays_quarantined() =>
        Scenario.RunAsync(
            cluster,
            "rollback",
            async s =>
            {
                await s.BeginWithGoodVersionAsync();
                await s.UntilReleasedIsAsync("True", "KnownGood");
                await s.UntilSettledAsync();
                await s.StaysQuietAsync(120);
                var bad = ModelManifest.With("2", "FAIL_PERCENT", 30);
                await s.ReleaseAsync(bad);
                var action = await s.UntilRolledBackAsync("2");
                s.SwitchesTo(action.From!).Count.ShouldBe(1);
                s.SwitchesTo(action.To).Count(w => w.At > action.StartedAt).ShouldBe(1);
                var writes = s.SwitchesTo(action.To).Count;
                await s.UntilReleasedIsAsync("False", "RolledBack");

                for (var i = 0; i < 4; i++)
                {
                    await s.ApplyAsync(ModelManifest.Good("1"));
                    await Scenario.PauseAsync(1);
                    await s.ApplyAsync(bad);
                    await s.WhileAsync("version 1 keeps the traffic", 4, a => a.EffectiveVersion == "1" && a.Action is null);
                }

                s.SwitchesTo(action.From!).Count.ShouldBe(1);
                s.SwitchesTo(action.To).Count.ShouldBe(writes);
                (await s.ServiceRevisionAsync()).ShouldBe(action.To);
                await s.LeavesTheModelAloneAsync(30);
            }
        );

    [Fact]
    public Task A_version_that_crashes_on_its_first_requests_is_rolled_back_by_kubernetes_facts() =>
        Scenario.RunAsync(
            cluster,
            "crash",
            async s =>
            {
                await s.BeginWithGoodVersionAsync();
                await s.ReleaseAsync(ModelManifest.With("2", "CRASH_AFTER", 3));
                await s.UntilRolledBackAsync("2");
                (await s.StatusAsync()).Decisions.ShouldContain(d =>
                    d.Outcome == DecisionOutcome.Act && d.Message.Contains("availability", StringComparison.Ordinal)
                );
            }
        );

    [Fact]
    public Task Clients_that_never_let_go_are_drained() =>
        Scenario.RunAsync(
            cluster,
            "drain",
            async s =>
            {
                await s.BeginWithGoodVersionAsync();
                var bad = new ModelManifest("2")
                {
                    GraceSeconds = 10,
                    Faults = new Dictionary<string, string> { ["FAIL_PERCENT"] = "30", ["IGNORE_SIGTERM_SECONDS"] = "8" },
                };
                await s.ReleaseAsync(bad, l => l with { NeverClose = true });
                var action = await s.UntilRolledBackAsync("2");
                action.MitigatedAt.ShouldNotBeNull();
                var last = (await s.LoadSummaryAsync())!["versions"]!["2"]!["last"]!.GetValue<DateTimeOffset>();
                last.ShouldBeLessThan(action.MitigatedAt.Value.AddSeconds(1));
                // The kubelet removes the object some time after the last container has ended.
                await s.PodsGoneAsync("2");
            }
        );
}
