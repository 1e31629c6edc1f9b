using MlOps.EndToEnd.Forwarding.Faults;
using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.EndToEnd.Scenarios.Faults;

/// <summary>Without trustworthy evidence nothing is switched; with it, at once.</summary>
public class PrometheusScenarios(SharedCluster cluster)
{
    [Fact]
    public Task Whatever_is_wrong_with_Prometheus_holds_and_says_so_and_then_acts() =>
        Scenario.RunAsync(
            cluster,
            "prom",
            async s =>
            {
                await s.BeginWithGoodVersionAsync();
                s.Prometheus.Fault = PrometheusFault.Empty;
                await s.ReleaseAsync(ModelManifest.With("2", "FAIL_PERCENT", 30));
                foreach (var fault in PrometheusFault.All)
                {
                    await HoldsAsync(s, fault);
                    // A message is written when the kind of the evidence changes: the next one's must not be this one's.
                    await HoldsAsync(s, PrometheusFault.Empty);
                }

                s.Prometheus.Fault = null;
                await s.UntilRolledBackAsync("2");
            }
        );

    [Fact]
    public Task A_request_that_goes_stale_while_Prometheus_is_down_wakes_its_model_once_a_minute_at_most() =>
        Scenario.RunAsync(
            cluster,
            "stale",
            async s =>
            {
                await s.BeginWithGoodVersionAsync();
                var policy = PolicyManifest.ToJson(s.Namespace);
                policy["spec"]!["mode"] = nameof(PolicyMode.Recommend);
                await s.PromiseAsync(policy);
                await s.ReleaseAsync(ModelManifest.With("2", "FAIL_PERCENT", 30));
                var status = await s.UntilAsync("the rollback is recommended", 60, a => a.Waiting is { Rule: "RecommendMode" });
                s.Prometheus.Fault = PrometheusFault.Down;
                await s.UntilAsync("the request is stale", 150, a => a.Waiting is { Rule: "EvidenceStale" });
                await s.IsReconciledOnceAMinuteAsync(
                    "the request stays stale",
                    3,
                    a => a.EffectiveVersion == "2" && a.Action is null && a.Waiting is { Rule: "EvidenceStale" }
                );

                s.Prometheus.Fault = null;
                await s.AnnotateAsync(WellKnown.ApproveAnnotation, status.Waiting!.Id);
                await s.UntilRolledBackAsync("2");
            }
        );

    /// <summary>A query that is not answered is given up after ten seconds, and asked again twice.</summary>
    private static async Task HoldsAsync(Scenario s, PrometheusFault fault)
    {
        s.Prometheus.Fault = fault;
        await s.UntilEvidenceIsAsync($"Prometheus: {fault.Name}", fault.Evidence, fault.Says, 60);
        await s.WhileAsync(
            $"version 2 keeps the traffic while Prometheus: {fault.Name}",
            2,
            a => a.EffectiveVersion == "2" && a.Action is null
        );
        (await s.StatusAsync()).Actions.ShouldNotContain(a => a.Kind == ActionKind.Rollback);
    }
}
