using MlOps.EndToEnd.World;

namespace MlOps.EndToEnd.Scenarios;

/// <summary>Whatever dies when: nothing is lost and nothing is done twice.</summary>
public class RestartScenarios(SharedCluster cluster)
{
    [Fact]
    public Task Resumes_after_a_kill_after_each_write_of_a_rollback() => Scenario.RunAsync(cluster, "kills", async s =>
    {
        await s.BeginWithGoodVersionAsync();
        var good = Scenario.HashOf(await s.StatusAsync(), "1");
        var before = s.SwitchesTo(good).Count;
        var kills = KillAfterEachWrite.OfRollback(s);
        await s.ReleaseAsync(ModelManifest.With("2", "FAIL_PERCENT", 100), l => l with { NeverClose = true });
        var writes = await kills.UntilOverAsync(240, TestContext.Current.CancellationToken);
        await s.UntilRolledBackAsync("2");
        writes.Count.ShouldBeGreaterThan(5);
        writes.Count(w => w.Path.EndsWith("/scale", StringComparison.Ordinal)).ShouldBe(1);
        (s.SwitchesTo(good).Count - before).ShouldBe(1);
        (await s.ServiceRevisionAsync()).ShouldBe(good);
        (await s.StatusAsync()).Actions.Count(a => a.Kind == ActionKind.Rollback).ShouldBe(1);
    });

    [Fact]
    public Task Another_replica_takes_over_during_a_rollback() => Scenario.RunAsync(cluster, "takeover", async s =>
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
    });
}
