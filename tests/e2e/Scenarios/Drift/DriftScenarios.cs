using System.Text.Json.Nodes;
using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.Serialization;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.EndToEnd.Scenarios.Drift;

/// <summary>What a model is asked about changes, and a policy says so, once, from the histogram that is scraped anyway.</summary>
public class DriftScenarios(SharedCluster cluster)
{
    [Fact]
    public Task Amounts_that_moved_are_drift_once_that_has_lasted() =>
        Scenario.RunAsync(
            cluster,
            "drift",
            async s =>
            {
                await s.ApplyAsync(ModelManifest.Good("1"));
                await s.PromiseAsync();
                await s.UntilServesAsync("1");
                await s.LoadAsync(l => l with { Rate = 40 });
                var from = TimeProvider.System.GetUtcNow().AddSeconds(5);
                // Four windows of 30 s: from fewer no habit is told, and nothing is more than a warning.
                await Scenario.PauseAsync(150);
                await s.Api.ApplyAsync(
                    CustomKinds.DriftPolicies,
                    Key(s),
                    DriftManifest.ToJson(s.Namespace, from, from.AddSeconds(125)),
                    TestContext.Current.CancellationToken
                );
                var still = await UntilAsync(s, "the amounts are as they were", p => p.Verdict == Verdict.Healthy);
                still.Signals.ShouldHaveSingleItem().ReferenceSamples.ShouldBeGreaterThan(500);

                await s.ApplyAsync(ModelManifest.With("2", "AMOUNT_MEAN", 125));
                await s.UntilServesAsync("2");
                await s.LoadAsync(l => l with { Rate = 40 });
                var status = await UntilAsync(s, "the drift has lasted", p => p.Episode is { State: EpisodeState.Open });
                status.Verdict.ShouldBe(Verdict.Breached);
                status.Episode!.Signals.ShouldBe(["amount"]);
                (status.Signals[0].DriftedAt[^1] - status.Signals[0].DriftedAt[0]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(30));
                await s.UntilEventAsync("DriftDetected", "amount");
            }
        );

    private static ObjectKey Key(Scenario s) => new(s.Namespace, DriftManifest.Name);

    private static Task<DriftPolicyStatus> UntilAsync(Scenario s, string what, Func<DriftPolicyStatus, bool> isSo) =>
        Wait.UntilAsync(
            what,
            240,
            async () =>
                await s.Api.GetAsync(CustomKinds.DriftPolicies, Key(s), TestContext.Current.CancellationToken) is JsonObject raw
                    ? EntityJson.Decode<DriftPolicy>(raw).Status
                    : null,
            isSo,
            p => EntityJson.Encode(p).ToJsonString()
        );
}
