using MlOps.EndToEnd.Forwarding;
using MlOps.EndToEnd.World;

namespace MlOps.EndToEnd.Scenarios;

/// <summary>Without trustworthy evidence nothing is switched; with it, at once.</summary>
public class PrometheusScenarios(SharedCluster cluster)
{
    [Fact]
    public Task Whatever_is_wrong_with_Prometheus_holds_and_says_so_and_then_acts() => Scenario.RunAsync(cluster, "prom", async s =>
    {
        await s.BeginWithGoodVersionAsync();
        s.Prometheus.Trouble = PrometheusTrouble.Empty;
        await s.ReleaseAsync(ModelManifest.With("2", "FAIL_PERCENT", 30));
        foreach (var trouble in PrometheusTrouble.All)
        {
            await HoldsAsync(s, trouble);
            // A message is written when the kind of the evidence changes: the next one's must not be this one's.
            await HoldsAsync(s, PrometheusTrouble.Empty);
        }

        // A stale request wakes nothing by itself.
        var before = await s.MetricAsync("controller_runtime_reconcile_total", "modeldeployment");
        await Scenario.PauseAsync(60);
        (await s.MetricAsync("controller_runtime_reconcile_total", "modeldeployment") - before).ShouldBeLessThanOrEqualTo(2);

        s.Prometheus.Trouble = null;
        await s.UntilRolledBackAsync("2");
    });

    /// <summary>A query that is not answered is given up after ten seconds, and asked again twice.</summary>
    private static async Task HoldsAsync(Scenario s, PrometheusTrouble trouble)
    {
        s.Prometheus.Trouble = trouble;
        await s.UntilEvidenceIsAsync($"Prometheus: {trouble.Name}", trouble.Evidence, trouble.Says, 60);
        await s.WhileAsync($"version 2 keeps the traffic while Prometheus: {trouble.Name}", 2, a => a.EffectiveVersion == "2" && a.Action is null);
        (await s.StatusAsync()).Actions.ShouldNotContain(a => a.Kind == ActionKind.Rollback);
    }
}
