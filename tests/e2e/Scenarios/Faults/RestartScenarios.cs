using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.EndToEnd.Scenarios.Faults;

/// <summary>Whatever dies when: nothing is lost and nothing is done twice.</summary>
public class RestartScenarios(SharedCluster cluster)
{
    [Fact]
    public Task Resumes_after_a_kill_after_each_write_of_a_rollback() =>
        Scenario.RunAsync(
            cluster,
            "kills",
            async s =>
            {
                // Each new operator waits for its own evidence: on a busy machine a dozen of them outlast the usual deadline.
                await s.BeginWithGoodVersionAsync(ModelManifest.Good("1") with { ProgressDeadlineSeconds = 1200 });
                var good = Scenario.HashOf(await s.StatusAsync(), "1");
                var before = s.SwitchesTo(good).Count;
                var kills = KillAfterEachWrite.OfRollback(s);
                await s.ReleaseAsync(
                    ModelManifest.With("2", "FAIL_PERCENT", 100) with
                    {
                        ProgressDeadlineSeconds = 1200,
                    },
                    l => l with { NeverClose = true }
                );
                var writes = await kills.UntilOverAsync(600, TestContext.Current.CancellationToken);
                await s.UntilRolledBackAsync("2");
                writes.Count.ShouldBeGreaterThan(5);
                writes.Count(w => w.Path.EndsWith("/scale", StringComparison.Ordinal)).ShouldBe(1);
                (s.SwitchesTo(good).Count - before).ShouldBe(1);
                (await s.ServiceRevisionAsync()).ShouldBe(good);
                (await s.StatusAsync()).Actions.Count(a => a.Kind == ActionKind.Rollback).ShouldBe(1);
                await s.UntilEventAsync("RolledBack", "", 60);
                (await s.CountsOfAsync("RollbackStarted")).ShouldBe([1]);
                (await s.CountsOfAsync("RolledBack")).ShouldBe([1]);
            }
        );

    [Fact]
    public Task Resumes_after_a_kill_after_each_write_of_a_promotion_once_the_lease_has_run_out() =>
        Scenario.RunAsync(
            cluster,
            "promokills",
            async s =>
            {
                await s.ApplyAsync(ModelManifest.Good("1"));
                await s.UntilServesAsync("1");
                var kills = KillAfterEachWrite.OfPromotion(s, "2");
                await s.ApplyAsync(ModelManifest.Good("2"));
                var writes = await kills.UntilOverAsync(600, TestContext.Current.CancellationToken);
                var status = await s.UntilServesAsync("2");
                writes.Count.ShouldBeGreaterThan(3);
                s.SwitchesTo(Scenario.HashOf(status, "2")).Count.ShouldBe(1);
                s.ApiServer.Writes.Count(w =>
                        w.Succeeded && w.Method == "POST" && w.Path.EndsWith("/controllerrevisions", StringComparison.Ordinal)
                    )
                    .ShouldBe(2);
                status.Actions.Count(a => a is { Kind: ActionKind.Promote, Outcome: "Done" }).ShouldBe(2);

                // Each status was saved by a process that was killed before it could report it.
                await s.UntilEventAsync("Promoted", "(version 2)", 60);
                (await s.CountsOfAsync("Promoted")).ShouldBe([1, 1]);
            }
        );

    [Fact]
    public Task Another_replica_takes_over_during_a_rollback() =>
        Scenario.RunAsync(
            cluster,
            "takeover",
            async s =>
            {
                await s.BeginWithGoodVersionAsync();
                var leader = s.Operator;
                s.StartOperator();
                var good = Scenario.HashOf(await s.StatusAsync(), "1");
                var before = s.SwitchesTo(good).Count;
                await s.ReleaseAsync(ModelManifest.With("2", "FAIL_PERCENT", 30));
                await Wait.UntilAsync("the traffic is switched", 60, () => s.SwitchesTo(good).Count > before);
                await leader.TerminateAsync();
                await s.UntilRolledBackAsync("2");
                (s.SwitchesTo(good).Count - before).ShouldBe(1);
            }
        );
}
