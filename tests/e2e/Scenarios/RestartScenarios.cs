using MlOps.EndToEnd.World;

namespace MlOps.EndToEnd.Scenarios;

/// <summary>Whatever dies when: nothing is lost and nothing is done twice.</summary>
public class RestartScenarios(SharedCluster cluster)
{
    [Fact(Explicit = true)]
    public Task Resumes_after_a_kill_after_each_write_of_a_rollback() => Scenario.RunAsync(cluster, "kills", async s =>
    {
        await s.BeginWithGoodVersionAsync();
        var good = Scenario.HashOf(await s.StatusAsync(), "1");
        for (var write = 1; ; write++)
        {
            var version = $"bad-{write}";
            var switches = s.SwitchesTo(good).Count;
            var end = new KillAfterWrite(write, s);
            await s.ReleaseAsync(ModelManifest.With(version, "FAIL_PERCENT", 100));
            if (await end.Happened)
                await s.ReplaceOperatorAsync();
            await s.UntilRolledBackAsync(version);
            (s.SwitchesTo(good).Count - switches).ShouldBe(1, $"switches when killed after write {write}");
            (await s.ServiceRevisionAsync()).ShouldBe(good);
            if (!await end.Happened)
                break;
            await s.LoadAsync(l => l with { Rate = 30 });
            await s.PodsGoneAsync(version);
        }
    });

    [Fact(Explicit = true)]
    public Task Another_replica_takes_over_during_a_rollback() => Scenario.RunAsync(cluster, "takeover", async s =>
    {
        await s.BeginWithGoodVersionAsync();
        var leader = s.Operator;
        s.StartOperator();
        var good = Scenario.HashOf(await s.StatusAsync(), "1");
        var before = s.SwitchesTo(good).Count;
        await s.ReleaseAsync(ModelManifest.With("2", "FAIL_PERCENT", 30));
        await Wait.UntilAsync("the traffic is switched", 60, () => Task.FromResult<object?>(s), _ => s.SwitchesTo(good).Count > before);
        await leader.TerminateAsync();
        await s.UntilRolledBackAsync("2");
        (s.SwitchesTo(good).Count - before).ShouldBe(1);
    });
}
