using System.Text.Json.Nodes;
using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.EndToEnd.Operators;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.EndToEnd.Scenarios.People;

/// <summary>People have the last word, and are told when they are wrong.</summary>
public class HumanScenarios(SharedCluster cluster)
{
    [Fact]
    public Task A_hand_edited_Service_is_honoured_then_restored() =>
        Scenario.RunAsync(
            cluster,
            "byhand",
            async s =>
            {
                await s.ApplyAsync(ModelManifest.Good("1") with { HumanGraceSeconds = 10 });
                await s.PromiseAsync();
                var hash = Scenario.HashOf(await s.UntilServesAsync("1"), "1");
                await s.EditSelectorAsync("by-hand");
                await s.UntilAsync("the edit is noticed", 8, a => a.OverriddenSince is not null);
                await Wait.WhileAsync("the edit is honoured", 6, s.ServiceRevisionAsync, r => r == "by-hand");
                await Wait.UntilAsync("the selector is restored", 20, s.ServiceRevisionAsync, r => r == hash);
                await s.UntilAsync("the override is over", 20, a => a.OverriddenSince is null);
            }
        );

    /// <summary>The server's own record of who wrote what, from its bytes to the condition.</summary>
    [Fact]
    public Task Whoever_changes_the_child_is_named_and_not_fought() =>
        Scenario.RunAsync(
            cluster,
            "scaled",
            async s =>
            {
                await s.ApplyAsync(ModelManifest.Good("1") with { HumanGraceSeconds = 30 });
                await s.PromiseAsync();
                await s.UntilServesAsync("1");
                await s.UntilAsync("the number of pods is the spec's", 20, a => a.ReplicasReached == 1);
                await PatchChildAsync(s, """{"spec":{"replicas":3,"template":{"spec":{"terminationGracePeriodSeconds":7}}}}""");
                await s.UntilAsync(
                    "the writer is named",
                    15,
                    a => Says(a, WellKnown.ScalerConflict, "kubectl-patch") && Says(a, WellKnown.TemplateEdited, "kubectl-patch")
                );
                await Wait.WhileAsync("the pods are kept", 8, () => ReplicasAsync(s), r => r == "3");
                await Wait.UntilAsync("spec.replicas applies again", 60, () => ReplicasAsync(s), r => r == "1");
                await s.UntilAsync(
                    "the conflict is over",
                    20,
                    a => a.Conditions.Any(c => c is { Type: WellKnown.ScalerConflict, Status: "False" })
                );
            }
        );

    [Fact]
    public Task The_samples_apply_and_mistakes_are_named() =>
        Scenario.RunAsync(
            cluster,
            "samples",
            async s =>
            {
                var kinds = new[] { CustomKinds.Models, CustomKinds.Policies, CustomKinds.DriftPolicies }.ToDictionary(k => k.Kind);
                foreach (var file in Directory.EnumerateFiles(Repository.PathOf("config", "samples"), "*.yaml"))
                {
                    foreach (
                        var sample in Yaml.Documents(await File.ReadAllTextAsync(file))
                            .Where(d => kinds.ContainsKey(d["kind"]!.GetValue<string>()))
                    )
                        await s.Api.ApplyAsync(
                            kinds[sample["kind"]!.GetValue<string>()],
                            new ObjectKey(s.Namespace, sample["metadata"]!["name"]!.GetValue<string>()),
                            sample,
                            dryRun: true
                        );
                }

                var wrong = PolicyManifest.ToJson(s.Namespace);
                wrong["spec"]!["mode"] = "Sometimes";
                (
                    await Should.ThrowAsync<ApiException>(() =>
                        s.Api.ApplyAsync(CustomKinds.Policies, new ObjectKey(s.Namespace, PolicyManifest.Name), wrong, dryRun: true)
                    )
                ).Kind.ShouldBe(ApiErrorKind.Invalid);

                await s.PromiseAsync("0.99");
                await Wait.UntilAsync(
                    "the target is refused",
                    30,
                    () => s.Api.GetAsync(CustomKinds.Policies, new ObjectKey(s.Namespace, PolicyManifest.Name)),
                    p =>
                        (p["status"]?["conditions"] as JsonArray)?.Any(c =>
                            c!["type"]!.GetValue<string>() == WellKnown.Ready
                            && c["status"]!.GetValue<string>() == "False"
                            && c["reason"]!.GetValue<string>() == "InvalidSpec"
                        ) == true,
                    p => p.ToJsonString()
                );
            }
        );

    private static bool Says(ModelDeploymentStatus status, string condition, string text) =>
        status.Conditions.Any(c => c.Type == condition && c.Status == "True" && c.Message.Contains(text, StringComparison.Ordinal));

    private static async Task<string> ChildAsync(Scenario s) =>
        (await s.Api.ListAllAsync(Kinds.Deployments, s.Namespace, WellKnown.RevisionLabel, TestContext.Current.CancellationToken)).Single()[
            "metadata"
        ]!["name"]!.GetValue<string>();

    private static async Task PatchChildAsync(Scenario s, string patch)
    {
        var (code, output) = await Kubectl.RunAsync(
            ["--namespace", s.Namespace, "patch", "deployment", await ChildAsync(s), "--type=merge", $"--patch={patch}"],
            TestContext.Current.CancellationToken
        );
        code.ShouldBe(0, output);
    }

    private static async Task<string?> ReplicasAsync(Scenario s) =>
        (await s.Api.GetAsync(Kinds.Deployments, new ObjectKey(s.Namespace, await ChildAsync(s))))?["spec"]?["replicas"]?.ToString();
}
