using MlOps.EndToEnd.Forwarding;
using MlOps.EndToEnd.World;

namespace MlOps.EndToEnd.Scenarios;

/// <summary>Without trustworthy evidence nothing is switched; with it, at once.</summary>
public class PrometheusScenarios(SharedCluster cluster)
{
    [Theory]
    [InlineData(PrometheusFault.Down)]
    [InlineData(PrometheusFault.Slow)]
    [InlineData(PrometheusFault.Empty)]
    [InlineData(PrometheusFault.TwoSeries)]
    public Task Prometheus_trouble_holds_and_then_acts(PrometheusFault fault) => Scenario.RunAsync(cluster, "prom", async s =>
    {
        await s.BeginWithGoodVersionAsync();
        s.Prometheus.Fault = fault;
        await s.ReleaseAsync(ModelManifest.With("2", "FAIL_PERCENT", 30));
        await s.WhileAsync("version 2 keeps the traffic while nothing is known", 15, a => a.EffectiveVersion == "2" && a.Action is null);
        s.Prometheus.Fault = PrometheusFault.None;
        await s.UntilRolledBackAsync("2");
    });
}
