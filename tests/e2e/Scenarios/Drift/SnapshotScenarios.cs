using System.Text.Json.Nodes;
using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.EndToEnd.Operators;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.Serialization;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.EndToEnd.Scenarios.Drift;

/// <summary>What a person asks the command line for, of a cluster that runs.</summary>
public class SnapshotScenarios(SharedCluster cluster)
{
    private const string Snapshot = "inputs-baseline";

    [Fact]
    public Task A_snapshot_is_captured_and_what_moved_since_drifts_and_has_a_report() =>
        Scenario.RunAsync(
            cluster,
            "snapshot",
            async s =>
            {
                await s.ApplyAsync(ModelManifest.Good("1"));
                await s.UntilServesAsync("1");
                await s.LoadAsync(l => l with { Rate = 40 });
                await s.Api.ApplyAsync(
                    CustomKinds.DriftPolicies,
                    Key(s),
                    DriftManifest.Against(s.Namespace, new JsonObject { ["configMapRef"] = new JsonObject { ["name"] = Snapshot } }),
                    TestContext.Current.CancellationToken
                );
                var without = await UntilAsync(s, "there is no snapshot yet", p => p.Signals.Count == 1);
                (without.Verdict, without.Signals[0].Evidence).ShouldBe((Verdict.Unknown, EvidenceKind.NoData));
                without
                    .Signals[0]
                    .Message.ShouldNotBeNull()
                    .ShouldContain($"mlops-operator baseline capture {DriftManifest.Name} -n {s.Namespace} --configmap {Snapshot}");

                // Four windows of 30 s: from fewer no habit is told, and nothing is more than a warning.
                await Scenario.PauseAsync(130);
                await Wait.UntilAsync(
                    "the snapshot is captured",
                    120,
                    async () => (object?)await RunAsync(s, "baseline", "capture", DriftManifest.Name, "--window", "125s"),
                    r => (((int ExitCode, string))r).ExitCode == 0
                );
                var still = await UntilAsync(s, "the amounts are as in the snapshot", p => p.Verdict == Verdict.Healthy);
                still.Signals[0].ReferenceSamples.ShouldBeGreaterThanOrEqualTo(500);

                await s.ApplyAsync(ModelManifest.With("2", "AMOUNT_MEAN", 125));
                await s.UntilServesAsync("2");
                await s.LoadAsync(l => l with { Rate = 40 });
                var status = await UntilAsync(s, "the drift has lasted", p => p.Episode is { State: EpisodeState.Open });
                (status.Verdict, status.Episode!.Signals.Single()).ShouldBe((Verdict.Breached, "amount"));
                await ReportAsync(s);
            }
        );

    private static async Task ReportAsync(Scenario s)
    {
        var (exitCode, page) = await RunAsync(s, "report", "drift", DriftManifest.Name, "--out", "-");
        exitCode.ShouldBe(0, page);
        page.ShouldStartWith("<!DOCTYPE html>");
        page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).ShouldNotContain("://");
        var signal = page[page.IndexOf("<section id=\"signal-amount\"", StringComparison.Ordinal)..];
        signal[..signal.IndexOf("</section>", StringComparison.Ordinal)].ShouldContain("<svg");
        page.ShouldContain("drives the decision");
    }

    private static Task<(int ExitCode, string Output)> RunAsync(Scenario s, params string[] command) =>
        OperatorCommand.RunAsync([.. command, "-n", s.Namespace, "--kubeconfig", Settings.Kubeconfig, "--prometheus", s.Prometheus.Url]);

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
